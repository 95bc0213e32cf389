using System.Text.Json.Nodes;
using FitbitSdk.Records;
using FitbitSdk.Records.Tests;
using NodaTime;
using static FitbitSdk.Radar.Tests.Encoded;
using static FitbitSdk.Radar.Tests.Logs;

namespace FitbitSdk.Radar.Tests;

public sealed class SleepTopicTests
{
    private static readonly RecordTime WallClock = RecordTime.FromLocal(new LocalDateTime(2026, 3, 14, 1, 25, 30));

    [Fact]
    public void Stages_Levels_AreOneEntryEach_AndShortWakesNone()
    {
        SleepLog sleep = Sleep("stages", Stage(At(1, 10), 361, "light"), Stage(At(1, 16), 722, "deep"), Stage(At(1, 28), 1083, "rem"), Stage(At(1, 46), 94, "wake"), Stage(At(1, 48), 35, "dozing"));

        JsonNode[] values = Values<SleepLog>("connect_fitbit_sleep_stages", new(), Origin(StreamId.Sleep), sleep);

        Assert.Equal(5, values.Length);
        Equal(Entry("2026-03-14T01:10:30", 361, "LIGHT"), values[0]);
        Equal(Entry("2026-03-14T01:16:30", 722, "DEEP"), values[1]);
        Equal(Entry("2026-03-14T01:28:30", 1083, "REM"), values[2]);
        Equal(Entry("2026-03-14T01:46:30", 94, "AWAKE"), values[3]);
        Equal(Entry("2026-03-14T01:48:30", 35, "UNKNOWN"), values[4]);
    }

    [Fact]
    public void Classic_Levels_AreOneEntryEach()
    {
        SleepLog sleep = Sleep("classic", Stage(At(1, 10), 361, "asleep"), Stage(At(1, 16), 722, "restless"), Stage(At(1, 28), 1083, "awake"), Stage(At(1, 46), 94, "dozing"));

        JsonNode[] values = Values<SleepLog>("connect_fitbit_sleep_classic", new(), Origin(StreamId.Sleep), sleep);

        Assert.Equal(4, values.Length);
        Equal(Entry("2026-03-14T01:10:30", 361, "ASLEEP"), values[0]);
        Equal(Entry("2026-03-14T01:16:30", 722, "RESTLESS"), values[1]);
        Equal(Entry("2026-03-14T01:28:30", 1083, "AWAKE"), values[2]);
        Equal(Entry("2026-03-14T01:46:30", 94, "UNKNOWN"), values[3]);
    }

    [Fact]
    public void Stages_OfAnUnknownZone_HaveTheWallClockThatTheSchemaWants()
    {
        JsonNode value = Assert.Single(Values<SleepLog>("connect_fitbit_sleep_stages", new(), Origin(StreamId.Sleep), Sleep("stages", Stage(WallClock, 361, "light"))));

        Assert.Equal("2026-03-14T01:25:30", value["dateTime"]!.GetValue<string>());
    }

    [Fact]
    public void BothKinds_InOneBatch_ComeInATopicEach_AndTellTheirRecord()
    {
        SleepLog night = Sleep("stages", Stage(At(1, 10), 361, "light"), Stage(At(1, 16), 722, "deep")), nap = Sleep("classic", Stage(At(13, 10), 300, "asleep"));
        using RecordBatch<SleepLog> batch = Batches.Of(Origin(StreamId.Sleep), nap, night);

        IReadOnlyList<TopicBatch> topics = new RadarAvroEncoder().Encode(batch);

        Assert.Equal(["connect_fitbit_sleep_stages", "connect_fitbit_sleep_classic"], topics.Select(static topic => topic.Topic.Name));
        Assert.Equal([1, 1], [topics[0].RecordOf(0), topics[0].RecordOf(1)]);
        Assert.Equal(0, topics[1].RecordOf(0));
    }

    [Theory]
    [InlineData("stages")]
    [InlineData("classic")]
    public void Sleep_WithoutLevels_IsLeftOut(string type) => IsOmitted(RadarOmission.NoValue, Sleep(type));

    [Fact]
    public void Stages_OfAnInstantAlone_AreLeftOut() =>
        IsOmitted(RadarOmission.UnknownLocalTime, Sleep("stages", Stage(RecordTime.FromInstant(Instant.FromUtc(2026, 3, 14, 0, 10)), 361, "light")));

    [Fact]
    public void GoogleHealth_Stages_HaveTheirPredecessorsForm()
    {
        JsonNode value = Assert.Single(Values<SleepLog>(
            "push_googlehealth_sleep_stage", new(), Origin(StreamId.Sleep, ProviderId.GoogleHealth), Sleep("stages", Stage(At(1, 10), 361, "rem"))));

        Equal(Entry("2026-03-14T01:10:30", 361, "REM"), value);
    }

    [Fact]
    public void GoogleHealth_Classic_HaveInstantAndOffsetWhereKnown()
    {
        JsonNode[] values = Values<SleepLog>(
            "push_googlehealth_sleep_classic", new(), Origin(StreamId.Sleep, ProviderId.GoogleHealth), Sleep("classic", Stage(At(1, 10), 361, "restless"), Stage(WallClock, 722, "asleep")));

        Equal(Classic(1773447030, "2026-03-14T01:10:30", 361, "RESTLESS", 3600), values[0]);
        Equal(Classic(null, "2026-03-14T01:25:30", 722, "ASLEEP", null), values[1]);
    }

    private static JsonObject Entry(string dateTime, int duration, string level) => new()
    {
        ["dateTime"] = dateTime,
        ["timeReceived"] = TimeReceived,
        ["duration"] = duration,
        ["level"] = level,
        ["efficiency"] = 94,
    };

    private static JsonObject Classic(double? time, string dateTime, int duration, string level, int? offset) => new()
    {
        ["time"] = time,
        ["dateTime"] = dateTime,
        ["timeReceived"] = TimeReceived,
        ["duration"] = duration,
        ["level"] = level,
        ["utcOffset"] = offset,
    };
}
