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

    private static (LocalDate Date, List<(RecordTime Time, int Interval, int Value)> Rows) Expect(byte[] body, string series)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        LocalDate date = LocalDatePattern.Iso.Parse(document.RootElement.GetProperty(series)[0].GetProperty("dateTime").GetString()!).Value;
        JsonElement intraday = document.RootElement.GetProperty(series + "-intraday");
        int interval = intraday.GetProperty("datasetInterval").GetInt32() * (intraday.GetProperty("datasetType").GetString() == "minute" ? 60 : 1);
        return (date, [.. intraday.GetProperty("dataset").EnumerateArray().Select(row => (TimeOf(row), interval, row.GetProperty("value").GetInt32()))]);

        RecordTime TimeOf(JsonElement row) =>
            RecordTime.FromInstant(date.At(LocalTimePattern.ExtendedIso.Parse(row.GetProperty("time").GetString()!).Value).InUtc().ToInstant());
    }
}
