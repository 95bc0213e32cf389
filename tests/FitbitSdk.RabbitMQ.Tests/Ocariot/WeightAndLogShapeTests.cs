using FitbitSdk.Records;
using static FitbitSdk.RabbitMQ.Tests.Ocariot.Logs;
using static FitbitSdk.RabbitMQ.Tests.Ocariot.Shapes;

namespace FitbitSdk.RabbitMQ.Tests.Ocariot;

public sealed class WeightAndLogShapeTests
{
    [Fact]
    public void Encode_Weight_HasEachMember() => AssertJson(
        """
        { "type": "weight", "timestamp": "2026-03-14T06:15:00Z", "value": 41.2, "unit": "kg", "child_id": "5a62be07de34500146d9c544", "body_fat": 19.4 }
        """,
        Of(Weighing()));

    [Fact]
    public void Encode_WeightWithoutFatByTheWallClock_LeavesItOutAndLabelsTheTime() => AssertJson(
        """
        { "type": "weight", "timestamp": "2026-03-14T07:15:00Z", "value": 41.2, "unit": "kg", "child_id": "5a62be07de34500146d9c544" }
        """,
        Of(Weighing(fat: null), OcariotTimes.WallClock));

    [Fact]
    public void Encode_Days_GivesTextsAllOfOneTypeBeforeTheNext()
    {
        var logs = Encode(Batch(StreamId.DailyActivity, Day(13), Day(14)));

        AssertJson("""{ "child_id": "5a62be07de34500146d9c544", "date": "2026-03-13", "value": "10451", "type": "steps" }""", logs[0]);
        Assert.Equal(
            [
                "steps 2026-03-13 10451", "steps 2026-03-14 10452", "calories 2026-03-13 1893", "calories 2026-03-14 1893", "active_minutes 2026-03-13 63", "active_minutes 2026-03-14 63",
                "lightly_active_minutes 2026-03-13 188", "lightly_active_minutes 2026-03-14 188", "sedentary_minutes 2026-03-13 702", "sedentary_minutes 2026-03-14 702",
            ],
            logs.Select(static log => $"{log["type"]} {log["date"]} {log["value"]}"));
    }

    [Fact]
    public void Encode_DayOfWhichHalfTheActiveMinutesAreKnown_SaysNothingOfThem() =>
        Assert.DoesNotContain(Encode(Batch(StreamId.DailyActivity, Day(very: null))), static log => (string?)log["type"] == "active_minutes");
}
