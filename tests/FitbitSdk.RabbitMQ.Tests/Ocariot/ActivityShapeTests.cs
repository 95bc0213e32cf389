using System.Text.Json.Nodes;
using FitbitSdk.Records.Tests;
using static FitbitSdk.RabbitMQ.Tests.Ocariot.Logs;
using static FitbitSdk.RabbitMQ.Tests.Ocariot.Shapes;

namespace FitbitSdk.RabbitMQ.Tests.Ocariot;

public sealed class ActivityShapeTests
{
    [Fact]
    public void Encode_WholeActivity_HasEachMemberInItsUnit() => AssertJson(
        """
        {
          "start_time": "2026-03-14T16:30:00Z", "end_time": "2026-03-14T17:00:00Z", "duration": 1800000, "child_id": "5a62be07de34500146d9c544",
          "name": "Walk", "calories": 142, "steps": 2930, "distance": 2100,
          "levels": [
            { "name": "sedentary", "duration": 0 }, { "name": "lightly", "duration": 300000 },
            { "name": "fairly", "duration": 900000 }, { "name": "very", "duration": 600000 }
          ],
          "heart_rate": {
            "average": 108,
            "out_of_range_zone": { "min": 30, "max": 97, "duration": 120000 },
            "fat_burn_zone": { "min": 98, "max": 136, "duration": 1560000 },
            "cardio_zone": { "min": 137, "max": 165, "duration": 60000 },
            "peak_zone": { "min": 166, "max": 220, "duration": 0 }
          }
        }
        """,
        Of(Walk()));

    [Fact]
    public void Encode_WallClockIsAskedFor_LabelsItAsTheOriginalDid()
    {
        JsonObject log = Of(Walk(), OcariotTimes.WallClock);

        Assert.Equal(("2026-03-14T17:30:00Z", "2026-03-14T18:00:00Z"), ((string?)log["start_time"], (string?)log["end_time"]));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(null)]
    [InlineData(double.NaN)]
    public void Encode_NoDistance_LeavesItOut(double? metres) => Assert.False(Of(Walk(metres)).ContainsKey("distance"));

    [Fact]
    public void Encode_HeartRateWithoutAverage_LeavesItOut() => Assert.False(Of(Walk(average: null)).ContainsKey("heart_rate"));

    [Fact]
    public void Encode_HeartRateWithoutZones_LeavesItOut() => Assert.False(Of(Walk(zones: [])).ContainsKey("heart_rate"));

    [Fact]
    public void Encode_ZonesThatAreMissingUnknownOrNotWhole_LeavesThoseOut() => AssertJson(
        """{ "average": 108, "cardio_zone": { "min": 137, "max": 165, "duration": 60000 } }""",
        Of(Walk(zones: [Zone("Warm Up", 80, 90, 3), Zone("Cardio", 137, 165, 1), Zone("Peak", 166, null, 2)]))["heart_rate"]);

    [Fact]
    public void Encode_LevelsThatAreMissingUnknownOrNotWhole_LeavesThoseOut() => AssertJson(
        """[{ "name": "lightly", "duration": 300000 }]""",
        Of(Walk(levels: [Level("asleep", 4), Level("lightly", 5), Level("very", null)]))["levels"]);

    [Fact]
    public void Encode_NoLevels_LeavesThemOut() => Assert.False(Of(Walk(levels: [])).ContainsKey("levels"));

    [Fact]
    public void Encode_OnlyTheIndispensableIsKnown_HasTimesAndChildAlone() => AssertJson(
        """{ "start_time": "2026-03-12T14:05:00Z", "end_time": "2026-03-12T15:20:00Z", "child_id": "5a62be07de34500146d9c544" }""",
        Of(Batches.BareActivity, OcariotTimes.WallClock));
}
