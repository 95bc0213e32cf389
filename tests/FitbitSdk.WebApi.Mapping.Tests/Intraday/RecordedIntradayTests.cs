using System.Buffers;
using System.Text.Json;
using FitbitSdk.Records;
using NodaTime;
using NodaTime.Text;

namespace FitbitSdk.WebApi.Mapping.Tests;

/// <summary>The recorded answers (their origins: <c>SOURCES.md</c> beside them), each row read a second time by other means.</summary>
public sealed class RecordedIntradayTests
{
    [Theory]
    [InlineData("heart-intraday-1sec.constructed.json", 4)]
    [InlineData("heart-intraday-1sec.fwa.json", 2)]
    [InlineData("heart-intraday-time-window-15min.fitbitnet.json", 96)]
    [InlineData("heart-intraday-time-window.constructed.json", 2)]
    public void HeartRate_OfARecordedAnswer_IsWhatTheFileSays(string file, int count)
    {
        Assert.SkipUnless(Samples.HasRecordings, Samples.NoRecordings);
        byte[] body = Samples.Recorded(file);
        (LocalDate date, List<(RecordTime Time, int Interval, int Value)> expected) = Expect(body, "activities-heart");

        MappedAnswer answer = HeartRateMapper.Map(new ReadOnlySequence<byte>(body), Answers.Context(StreamId.HeartRate, Answers.DayOf(date)));

        Assert.Equal(count, expected.Count);
        Assert.Equal(expected, answer.Records<HeartRateSample>().Select(static s => (s.Time, s.IntervalSeconds, s.BeatsPerMinute)));
        Assert.Empty(answer.Problems);
    }

    [Theory]
    [InlineData("activity-intraday-steps-15min.constructed.json", 3)]
    [InlineData("activity-intraday-steps-1min.fitbitnet.json", 1084)]   // the file leaves out 09:01 to 14:56
    public void Steps_OfARecordedAnswer_IsWhatTheFileSays(string file, int count)
    {
        Assert.SkipUnless(Samples.HasRecordings, Samples.NoRecordings);
        byte[] body = Samples.Recorded(file);
        (LocalDate date, List<(RecordTime Time, int Interval, int Value)> expected) = Expect(body, "activities-steps");

        MappedAnswer answer = StepsMapper.Map(new ReadOnlySequence<byte>(body), Answers.Context(StreamId.Steps, Answers.DayOf(date)));

        Assert.Equal(count, expected.Count);
        Assert.Equal(expected, answer.Records<StepCount>().Select(static s => (s.Time, s.IntervalSeconds, s.Steps)));
        Assert.Empty(answer.Problems);
    }

    [Theory]
    [InlineData("activity-intraday-calories-1min-00-12.fitbitnet.json", 720)]
    [InlineData("activity-intraday-calories-no-date.fitbitnet.json", 60)]
    public void Calories_OfARecordedAnswer_IsWhatTheFileSays(string file, int count)
    {
        Assert.SkipUnless(Samples.HasRecordings, Samples.NoRecordings);
        byte[] body = Samples.Recorded(file);
        (LocalDate date, List<(RecordTime Time, int Interval, (double Kilocalories, int Level, double Mets) Value)> expected) = Expect(
            body,
            "activities-calories",
            static row => (row.GetProperty("value").GetDouble(), row.GetProperty("level").GetInt32(), row.GetProperty("mets").GetInt32() / 10.0));

        MappedAnswer answer = CaloriesMapper.Map(new ReadOnlySequence<byte>(body), Answers.Context(StreamId.Calories, Answers.DayOf(date)));

        Assert.Equal(count, expected.Count);
        Assert.Equal(
            expected.Select(static row => (row.Time, row.Interval, row.Value.Kilocalories, (int?)row.Value.Level, (double?)row.Value.Mets)),
            answer.Records<CalorieBurn>().Select(static burn => (burn.Time, burn.IntervalSeconds, burn.Kilocalories, burn.Level, burn.Mets)));
        Assert.Empty(answer.Problems);
    }

    private static (LocalDate Date, List<(RecordTime Time, int Interval, int Value)> Rows) Expect(byte[] body, string series) =>
        Expect(body, series, static row => row.GetProperty("value").GetInt32());

    private static (LocalDate Date, List<(RecordTime Time, int Interval, T Value)> Rows) Expect<T>(byte[] body, string series, Func<JsonElement, T> valueOf)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        JsonElement days = document.RootElement.GetProperty(series);
        LocalDate date = days.GetArrayLength() > 0 ? LocalDatePattern.Iso.Parse(days[0].GetProperty("dateTime").GetString()!).Value : Answers.Day;
        JsonElement intraday = document.RootElement.GetProperty(series + "-intraday");
        int interval = intraday.GetProperty("datasetInterval").GetInt32() * (intraday.GetProperty("datasetType").GetString() == "minute" ? 60 : 1);
        return (date, [.. intraday.GetProperty("dataset").EnumerateArray().Select(row => (TimeOf(row), interval, valueOf(row)))]);

        RecordTime TimeOf(JsonElement row) =>
            RecordTime.FromInstant(date.At(LocalTimePattern.ExtendedIso.Parse(row.GetProperty("time").GetString()!).Value).InUtc().ToInstant());
    }
}
