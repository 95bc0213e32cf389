using System.Buffers;
using System.Text.Json;
using FitbitSdk.Records;
using NodaTime;
using NodaTime.Text;

namespace FitbitSdk.WebApi.Mapping.Tests;

/// <summary>The recorded answers (their origins: <c>SOURCES.md</c> beside them), each log read a second time by other means.</summary>
public sealed class RecordedActivityTests
{
    [Fact]
    public void ActivityLog_OfTheRecordedList_IsWhatTheFileSays()
    {
        Assert.SkipUnless(Samples.HasRecordings, Samples.NoRecordings);
        byte[] body = Samples.Recorded("activity-log-list.fitbitnet.json");

        MappedAnswer answer = ActivityLogMapper.Map(new ReadOnlySequence<byte>(body), Answers.Context(StreamId.ActivityLog, Answers.Always));

        using JsonDocument document = JsonDocument.Parse(body);
        JsonElement[] expected = [.. document.RootElement.GetProperty("activities").EnumerateArray()];
        ActivityLog[] logs = answer.Records<ActivityLog>();
        Assert.Empty(answer.Problems);
        Assert.Equal(20, logs.Length);
        Assert.Equal(document.RootElement.GetProperty("pagination").GetProperty("next").GetString(), answer.Next);
        for (int i = 0; i < 20; i++)
        {
            Check(expected[i], logs[i]);
        }
    }

    [Fact]
    public void ActivityLog_OfTheFormOfTheDailySummary_IsUnderstood()
    {
        Assert.SkipUnless(Samples.HasRecordings, Samples.NoRecordings);
        byte[] body = Samples.Recorded("activity-log-list-daily-form.fwa.json");

        MappedAnswer answer = ActivityLogMapper.Map(new ReadOnlySequence<byte>(body), Answers.Context(StreamId.ActivityLog, Answers.Always));

        ActivityLog log = Assert.Single(answer.Records<ActivityLog>());
        Assert.Empty(answer.Problems);
        Assert.Equal(("1234567890", 51007, "Walking"), (log.LogId, log.ActivityTypeId, log.ActivityName));
        Assert.Equal(RecordTime.FromLocal(new LocalDateTime(2023, 1, 1, 12, 0)), log.Start);
        Assert.Equal(RecordTime.FromLocal(new LocalDateTime(2023, 1, 1, 13, 0)), log.End);
        Assert.Equal((545.0, 10000, 12500.0), (log.Kilocalories, log.Steps, log.DistanceMetres));
    }

    [Fact]
    public void TimeZone_OfTheRecordedProfile_IsWhatTheFileSays()
    {
        Assert.SkipUnless(Samples.HasRecordings, Samples.NoRecordings);

        MappedAnswer answer = TimeZoneMapper.Map(new ReadOnlySequence<byte>(Samples.Recorded("profile.fitbitnet.json")), Answers.Context(StreamId.TimeZone, Answers.Always));

        TimeZoneSnapshot seen = Assert.Single(answer.Records<TimeZoneSnapshot>());
        Assert.Equal(("Europe/London", -25200), (seen.ZoneId, seen.OffsetSeconds));
        Assert.Empty(answer.Problems);
    }

    private static void Check(JsonElement expected, ActivityLog log)
    {
        long duration = expected.GetProperty("duration").GetInt64();
        JsonElement manual = expected.GetProperty("manualValuesSpecified");
        Assert.Equal(expected.GetProperty("logId").GetRawText(), log.LogId);
        Assert.Equal(Time(expected, "startTime"), log.Start.Instant);
        Assert.Equal(Time(expected, "startTime") + Duration.FromMilliseconds(duration), log.End.Instant);
        Assert.Equal((TimeBasis.Stated, TimeBasis.Stated), (log.Start.Basis, log.End.Basis));
        Assert.Equal(duration, log.DurationMilliseconds);
        Assert.Equal(expected.GetProperty("activeDuration").GetInt64(), log.ActiveDurationMilliseconds);
        Assert.Equal(Time(expected, "originalStartTime"), log.OriginalStart?.Instant);
        Assert.Equal(expected.GetProperty("originalDuration").GetInt64(), log.OriginalDurationMilliseconds);
        Assert.Equal(Time(expected, "lastModified"), log.LastModified?.Instant);
        Assert.Equal(expected.GetProperty("activityTypeId").GetInt64(), log.ActivityTypeId);
        Assert.Equal(Text(expected, "activityName"), log.ActivityName);
        Assert.Equal(Text(expected, "logType"), log.LogType);
        Assert.Equal(Number(expected, "calories"), log.Kilocalories);
        Assert.Equal(Number(expected, "steps"), log.Steps);
        Assert.Equal(Number(expected, "distance") * 1000, log.DistanceMetres);
        Assert.Equal(Number(expected, "speed") * 1000 / 3600, log.SpeedMetresPerSecond);
        Assert.Equal(Number(expected, "elevationGain"), log.ElevationGainMetres);
        Assert.Equal(Number(expected, "averageHeartRate"), log.AverageHeartRate);
        Assert.Equal(
            (manual.GetProperty("calories").GetBoolean(), manual.GetProperty("distance").GetBoolean(), manual.GetProperty("steps").GetBoolean()),
            (log.IsCaloriesManual, log.IsDistanceManual, log.IsStepsManual));
        bool hasSource = expected.TryGetProperty("source", out JsonElement source);
        Assert.Equal(hasSource, log.Source is not null);
        Assert.True(!hasSource || (Text(source, "id"), Text(source, "name"), Text(source, "type"), Text(source, "url"))
            == (log.Source!.Id, log.Source.Name, log.Source.Type, log.Source.Url));
        Assert.Equal(
            expected.GetProperty("activityLevel").EnumerateArray().Select(static level => (Text(level, "name"), Number(level, "minutes"))),
            log.Levels.Select(static level => ((string?)level.Name, (double?)level.Minutes)));
        Assert.Equal(
            expected.GetProperty("heartRateZones").EnumerateArray().Select(static zone => (Text(zone, "name"), Number(zone, "min"), Number(zone, "max"), Number(zone, "minutes"))),
            log.HeartRateZones.Select(static zone => ((string?)zone.Name, (double?)zone.Minimum, (double?)zone.Maximum, (double?)zone.Minutes)));
    }

    private static Instant Time(JsonElement parent, string name) => InstantPattern.ExtendedIso.Parse(parent.GetProperty(name).GetString()!).Value;

    private static double? Number(JsonElement parent, string name) => parent.TryGetProperty(name, out JsonElement element) ? element.GetDouble() : null;

    private static string? Text(JsonElement parent, string name) => parent.TryGetProperty(name, out JsonElement element) ? element.GetString() : null;
}
