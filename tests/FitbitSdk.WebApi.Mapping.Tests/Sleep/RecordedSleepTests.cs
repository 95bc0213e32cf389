using System.Buffers;
using System.Globalization;
using System.Text.Json;
using FitbitSdk.Records;
using NodaTime;
using NodaTime.Text;

namespace FitbitSdk.WebApi.Mapping.Tests;

/// <summary>The recorded answers (their origins: <c>SOURCES.md</c> beside them), each log read a second time by other means.</summary>
public sealed class RecordedSleepTests
{
    [Theory]
    [InlineData("sleep-date.fitbitnet.json", 1)]
    [InlineData("sleep-date-range.fitbitnet.json", 1)]
    [InlineData("sleep-date-empty.shimmer.json", 0)]
    [InlineData("sleep-log-list.constructed.json", 2)]
    [InlineData("sleep-log-list-last-page.constructed.json", 0)]
    [InlineData("sleep-log-list-zeros.fitbitnet.json", 1)]
    [InlineData("sleep-v1-minute-data.fitbitnet.json", 2)]
    public void Sleep_OfARecordedAnswer_IsWhatTheFileSays(string file, int count)
    {
        Assert.SkipUnless(Samples.HasRecordings, Samples.NoRecordings);
        byte[] body = Samples.Recorded(file);

        MappedAnswer answer = SleepMapper.Map(new ReadOnlySequence<byte>(body), Answers.Context(StreamId.Sleep, Answers.Always));

        using JsonDocument document = JsonDocument.Parse(body);
        SleepLog[] logs = answer.Records<SleepLog>();
        JsonElement[] expected = [.. document.RootElement.GetProperty("sleep").EnumerateArray().OrderBy(static log => Time(log.GetProperty("startTime")))];
        Assert.Equal(count, expected.Length);
        Assert.Equal(count, logs.Length);
        Assert.Empty(answer.Problems);
        for (int i = 0; i < count; i++)
        {
            Check(expected[i], logs[i]);
        }

        string? next = document.RootElement.TryGetProperty("pagination", out JsonElement pagination) ? pagination.GetProperty("next").GetString() : null;
        Assert.Equal(next is { Length: > 0 } ? next : null, answer.Next);
        Assert.Equal(pagination.ValueKind is JsonValueKind.Object && count > 0, answer.LastStart is not null);
    }

    [Theory]
    [InlineData("sleep-log-list-zeros.fitbitnet.not-strict.json")]   // a comment
    [InlineData("sleep-v1-minute-data.fitbitnet.not-strict.json")]   // a byte-order mark and comments
    [InlineData("sleep-goal.fitbitnet.json")]                        // JSON, but another answer
    public void Sleep_OfAFileThatIsNoSleepAnswer_IsATypedError(string file)
    {
        Assert.SkipUnless(Samples.HasRecordings, Samples.NoRecordings);

        Assert.Throws<HealthApiProtocolException>(() =>
            SleepMapper.Map(new ReadOnlySequence<byte>(Samples.Recorded(file)), Answers.Context(StreamId.Sleep, Answers.Always)));
    }

    [Fact]
    public void Sleep_BehindAByteOrderMark_IsRead()
    {
        Assert.SkipUnless(Samples.HasRecordings, Samples.NoRecordings);
        byte[] body = [0xEF, 0xBB, 0xBF, .. Samples.Recorded("sleep-log-list.constructed.json")];

        Assert.Equal(2, SleepMapper.Map(new ReadOnlySequence<byte>(body), Answers.Context(StreamId.Sleep, Answers.Always)).Records<SleepLog>().Length);
    }

    private static void Check(JsonElement expected, SleepLog log)
    {
        LocalDateTime start = Time(expected.GetProperty("startTime"));
        long duration = expected.GetProperty("duration").GetInt64();
        Assert.Equal(expected.GetProperty("logId").GetRawText(), log.LogId);
        Assert.Equal(RecordTime.FromLocal(start), log.Start);
        Assert.Equal(RecordTime.FromLocal(expected.TryGetProperty("endTime", out JsonElement end) ? Time(end) : start.PlusMilliseconds(duration)), log.End);
        Assert.Equal(Text(expected, "dateOfSleep"), log.DateOfSleep?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture));
        Assert.Equal(duration, log.DurationMilliseconds);
        Assert.Equal(Text(expected, "type") ?? "classic", log.Type);
        Assert.Equal(Text(expected, "logType"), log.LogType);
        Assert.Equal(expected.TryGetProperty("isMainSleep", out JsonElement main) ? main.GetBoolean() : null, log.IsMainSleep);
        Assert.Equal(Number(expected, "efficiency"), log.Efficiency);
        Assert.Equal(Number(expected, "infoCode"), log.InfoCode);
        Assert.Equal(Number(expected, "minutesAsleep"), log.MinutesAsleep);
        Assert.Equal(Number(expected, "minutesAwake"), log.MinutesAwake);
        Assert.Equal(Number(expected, "minutesToFallAsleep"), log.MinutesToFallAsleep);
        Assert.Equal(Number(expected, "minutesAfterWakeup"), log.MinutesAfterWakeup);
        Assert.Equal(Number(expected, "timeInBed"), log.MinutesInBed);

        JsonElement levels = expected.TryGetProperty("levels", out JsonElement found) ? found : JsonElement.Parse("{}");
        Assert.Equal(Stages(levels, "data"), log.Levels.Select(static s => (s.Start, s.Seconds, s.Level)));
        Assert.Equal(Stages(levels, "shortData"), log.ShortWakes.Select(static s => (s.Start, s.Seconds, s.Level)));
        Assert.Equal(
            levels.TryGetProperty("summary", out JsonElement summary)
                ? summary.EnumerateObject().Select(static s => (s.Name, Number(s.Value, "count"), Number(s.Value, "minutes"), Number(s.Value, "thirtyDayAvgMinutes")))
                : [],
            log.Summary.Select(static s => (s.Level, s.Count, s.Minutes, s.ThirtyDayAverageMinutes)));
    }

    private static IEnumerable<(RecordTime Start, int Seconds, string Level)> Stages(JsonElement levels, string name) => levels.TryGetProperty(name, out JsonElement stages)
        ? stages.EnumerateArray().Select(static stage => (
            RecordTime.FromLocal(Time(stage.TryGetProperty("dateTime", out JsonElement time) ? time : stage.GetProperty("datetime"))),
            stage.GetProperty("seconds").GetInt32(),
            stage.GetProperty("level").GetString()!))
        : [];

    private static LocalDateTime Time(JsonElement element) => LocalDateTimePattern.ExtendedIso.Parse(element.GetString()!).Value;

    private static int? Number(JsonElement parent, string name) => parent.TryGetProperty(name, out JsonElement element) ? element.GetInt32() : null;

    private static string? Text(JsonElement parent, string name) => parent.TryGetProperty(name, out JsonElement element) ? element.GetString() : null;
}
