using System.Globalization;
using System.Text.Json;
using FitbitSdk.Records;
using NodaTime;
using NodaTime.Text;

namespace FitbitSdk.GoogleHealth.Tests;

/// <summary>The answers in the shared folder (their origins: <c>SOURCES.md</c> beside them), each point read a second time by other means.</summary>
public sealed class RecordedPointTests
{
    [Fact]
    public void HeartRate_OfTheSharedAnswer_IsWhatTheFileSays()
    {
        Assert.SkipUnless(Samples.HasRecordings, Samples.NoRecordings);
        string json = Samples.Recorded("heart-rate-list.constructed.json");

        SourcePage page = Samples.Map(GoogleHealthStreams.HeartRate, json);

        Assert.Equal(
            Measurements(json, "heartRate").Select(static heart => (Time(heart.GetProperty("sampleTime"), "physicalTime", "utcOffset"), Number(heart, "beatsPerMinute"))).Reverse(),
            page.Records<HeartRateSample>().Select(static sample => (sample.Time, sample.BeatsPerMinute)));
        Assert.Empty(page.Problems);
    }

    [Theory]
    [InlineData("steps-list.constructed.json")]
    [InlineData("reconcile-steps.constructed.json")]
    public void Steps_OfASharedAnswer_AreWhatTheFileSays(string file)
    {
        Assert.SkipUnless(Samples.HasRecordings, Samples.NoRecordings);
        string json = Samples.Recorded(file).Replace("EXAMPLE_PAGE_TOKEN", "", StringComparison.Ordinal);

        SourcePage page = Samples.Map(GoogleHealthStreams.Steps, json);

        Assert.Equal(
            Measurements(json, "steps").Select(static steps => (Time(steps.GetProperty("interval"), "startTime", "startUtcOffset"), 60, Number(steps, "count"))).Reverse(),
            page.Records<StepCount>().Select(static count => (count.Time, count.IntervalSeconds, count.Steps)));
        Assert.Empty(page.Problems);
    }

    [Fact]
    public void Sleep_OfTheSharedAnswer_IsWhatTheFileSays()
    {
        Assert.SkipUnless(Samples.HasRecordings, Samples.NoRecordings);
        string json = Samples.Recorded("sleep-list.constructed.json");

        SourcePage page = Samples.Map(GoogleHealthStreams.Sleep, json);

        JsonElement expected = Measurements(json, "sleep").Single();
        SleepLog log = Assert.Single(page.Records<SleepLog>());
        Assert.Empty(page.Problems);
        Assert.Equal(("1234567890", "stages", true), (log.LogId, log.Type, log.IsMainSleep));
        Assert.Equal(Time(expected.GetProperty("interval"), "startTime", "startUtcOffset"), log.Start);
        Assert.Equal(Time(expected.GetProperty("interval"), "endTime", "endUtcOffset"), log.End);
        Assert.Equal(
            expected.GetProperty("stages").EnumerateArray().Select(static stage => (Time(stage, "startTime", "startUtcOffset"), stage.GetProperty("type").GetString())),
            log.Levels.Select(static stage => (stage.Start, (string?)(stage.Level == "wake" ? "AWAKE" : stage.Level.ToUpperInvariant()))));
        JsonElement summary = expected.GetProperty("summary");
        Assert.Equal(
            (Number(summary, "minutesAsleep"), Number(summary, "minutesAwake"), Number(summary, "minutesToFallAsleep"), Number(summary, "minutesAfterWakeUp"), Number(summary, "minutesInSleepPeriod")),
            (log.MinutesAsleep, log.MinutesAwake, log.MinutesToFallAsleep, log.MinutesAfterWakeup, log.MinutesInBed));
        Assert.Equal(
            summary.GetProperty("stagesSummary").EnumerateArray().Select(static level => ((int?)Number(level, "count"), (int?)Number(level, "minutes"))),
            log.Summary.Select(static level => (level.Count, level.Minutes)));
    }

    private static IEnumerable<JsonElement> Measurements(string json, string member) =>
        JsonElement.Parse(json).GetProperty("dataPoints").EnumerateArray().Select(point => point.GetProperty(member));

    private static RecordTime Time(JsonElement parent, string time, string offset) => Samples.Stated(
        InstantPattern.ExtendedIso.Parse(parent.GetProperty(time).GetString()!).Value,
        Offset.FromSeconds(int.Parse(parent.GetProperty(offset).GetString()!.TrimEnd('s'), CultureInfo.InvariantCulture)));

    private static int Number(JsonElement parent, string name) => int.Parse(parent.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);
}
