using System.Text.Json.Nodes;
using FitbitSdk.Records;
using FitbitSdk.Records.Tests;
using NodaTime;
using static FitbitSdk.Radar.Tests.Encoded;

namespace FitbitSdk.Radar.Tests;

public sealed class ActivityTopicTests
{
    private const string Topic = "connect_fitbit_activity_log";

    [Fact]
    public void Activity_OfWhichAllIsKnown_IsTheSchemasValue() => IsValue(Topic, Logs.Activity(), new()
    {
        ["time"] = 1773504270.0,   // 2026-03-14T16:04:30Z
        ["timeReceived"] = TimeReceived,
        ["timeZoneOffset"] = 3600,
        ["timeLastModified"] = 1773511209.0,
        ["duration"] = 2700.5,
        ["durationActive"] = 2520.25,
        ["id"] = 48212345679,
        ["name"] = "Walk",
        ["logType"] = "tracker",
        ["type"] = 90_013,
        ["source"] = new JsonObject { ["id"] = "228TQ", ["name"] = "Charge 6", ["type"] = "tracker", ["url"] = "https://www.fitbit.com/" },
        ["manualDataEntry"] = new JsonObject { ["distance"] = false, ["energy"] = true, ["steps"] = null },
        ["energy"] = 1308.375,
        ["levels"] = new JsonObject { ["durationSedentary"] = 60, ["durationLightly"] = 120, ["durationFairly"] = 180, ["durationVery"] = 240 },
        ["heartRate"] = new JsonObject
        {
            ["mean"] = 112,
            ["min"] = null,
            ["max"] = null,
            ["minFatBurn"] = 98,
            ["minCardio"] = 137,
            ["minPeak"] = 170,
            ["durationOutOfRange"] = 420,
            ["durationFatBurn"] = 1500,
            ["durationCardio"] = 480,
            ["durationPeak"] = 300,
        },
        ["steps"] = 4_321,
        ["distance"] = (double)3.45675f,
        ["speed"] = 1.28 * 3.6,
    });

    [Fact]
    public void Activity_OfWhichLittleIsKnown_HasNulls_AndNaNWhereNullIsNotAllowed()
    {
        using RecordBatch<ActivityLog> batch = Batches.Of(Origin(StreamId.ActivityLog), Logs.Activity(isBare: true, duration: null, active: null));
        using TopicBatch entries = Assert.Single(new RadarAvroEncoder().Encode(batch));
        ReadOnlySpan<byte> value = entries[0].Span;

        // Two times, an offset of two bytes, a time, two lengths, an id of six bytes, and nothing but nulls.
        Assert.True(double.IsNaN(BitConverter.ToDouble(value[18..])));
        Assert.True(float.IsNaN(BitConverter.ToSingle(value[26..])) && float.IsNaN(BitConverter.ToSingle(value[30..])));
        Assert.Equal(new byte[11], value[40..].ToArray());
    }

    [Fact]
    public void Activity_WithoutActiveDuration_WasActiveAllTheTime()
    {
        double active = Assert.Single(Values<ActivityLog>(Topic, new(), Origin(StreamId.ActivityLog), Logs.Activity(active: null)))["durationActive"]!.GetValue<double>();

        Assert.Equal(2700.5, active);
    }

    [Theory]
    [InlineData(35_791_394, 2_147_483_640)]
    [InlineData(35_791_395, null)]
    public void Activity_MoreSecondsThanTheFieldHolds_AreNoValue(int minutes, int? seconds)
    {
        JsonNode levels = Assert.Single(Values<ActivityLog>(Topic, new(), Origin(StreamId.ActivityLog), Logs.Activity(veryActiveMinutes: minutes)))["levels"]!;

        Assert.Equal(seconds, (int?)levels["durationVery"]);
    }

    [Fact]
    public void Activity_OfAWallClockAlone_IsLeftOut() =>
        IsOmitted(RadarOmission.UnknownInstant, Logs.Activity(start: RecordTime.FromLocal(new LocalDateTime(2026, 3, 14, 17, 4))));

    [Fact]
    public void Activity_OfAnInstantAlone_IsLeftOut() =>
        IsOmitted(RadarOmission.UnknownLocalTime, Logs.Activity(start: RecordTime.FromInstant(Instant.FromUtc(2026, 3, 14, 16, 4))));

    [Theory]
    [InlineData("18446744073709551615")]
    [InlineData("a7")]
    public void Activity_WhoseIdIsNoLong_IsLeftOut(string id) => IsOmitted(RadarOmission.UnfitLogId, Logs.Activity(id));
}
