using FitbitSdk.Records.Tests;
using static FitbitSdk.RabbitMQ.Tests.Ocariot.Logs;
using static FitbitSdk.RabbitMQ.Tests.Ocariot.Shapes;

namespace FitbitSdk.RabbitMQ.Tests.Ocariot;

public sealed class SleepShapeTests
{
    [Fact]
    public void Encode_Stages_HasEachMemberInItsUnitAndNoShortWakes() => AssertJson(
        """
        {
          "start_time": "2026-03-13T22:10:30Z", "end_time": "2026-03-14T05:40:30Z", "duration": 27000000, "child_id": "5a62be07de34500146d9c544",
          "pattern": {
            "data_set": [
              { "start_time": "2026-03-13T22:10:30Z", "name": "awake", "duration": 480000 },
              { "start_time": "2026-03-13T22:18:30Z", "name": "light", "duration": 1500000 }
            ],
            "summary": {
              "deep": { "count": 4, "duration": 4980000 }, "light": { "count": 26, "duration": 13200000 },
              "rem": { "count": 6, "duration": 5400000 }, "awake": { "count": 27, "duration": 3420000 }
            }
          },
          "type": "stages"
        }
        """,
        Of(Night()));

    [Fact]
    public void Encode_Classic_HasTheClassicNames() => AssertJson(
        """
        {
          "data_set": [{ "start_time": "2026-03-13T22:10:30Z", "name": "restless", "duration": 60000 }],
          "summary": { "awake": { "count": 2, "duration": 180000 }, "asleep": { "count": 0, "duration": 7200000 }, "restless": { "count": 5, "duration": 540000 } }
        }
        """,
        Of(Night("classic", [Stage(Berlin(13, 23, 10, 30), 60, "restless")], [Total("asleep", 0, 120), Total("awake", 2, 3), Total("restless", 5, 9)]))["pattern"]);

    [Fact]
    public void Encode_WallClockIsAskedFor_LabelsItAsTheOriginalDid()
    {
        var log = Of(Night(), OcariotTimes.WallClock);

        Assert.Equal(("2026-03-13T23:10:30Z", "2026-03-14T06:40:30Z"), ((string?)log["start_time"], (string?)log["end_time"]));
        Assert.Equal("2026-03-13T23:18:30Z", (string?)log["pattern"]!["data_set"]![1]!["start_time"]);
    }

    [Fact]
    public void Encode_LevelsThatAreMissingOrNotWhole_LeavesThoseOut() => AssertJson(
        """{ "light": { "duration": 13200000 } }""", Of(Night(summary: [Total("light", null, 220), Total("rem", 6, null)]))["pattern"]!["summary"]);

    [Fact]
    public void Encode_OnlyTheIndispensableIsKnown_HasAnEmptyPattern() => AssertJson(
        """
        {
          "start_time": "2026-03-12T14:05:00Z", "end_time": "2026-03-12T15:20:00Z", "child_id": "5a62be07de34500146d9c544",
          "pattern": { "data_set": [], "summary": {} }, "type": "classic"
        }
        """,
        Of(Batches.BareSleep, OcariotTimes.WallClock));
}
