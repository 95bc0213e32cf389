using System.Text.Json;
using NodaTime;

namespace FitbitSdk.Records.Tests;

public sealed class JsonDeliveryEncoderTests
{
    [Fact]
    public void Encode_HeartRate_IsThisText()
    {
        using RecordBatch<HeartRateSample> batch = Batches.Of(Batches.Origin(StreamId.HeartRate), Batches.Heart(7, 57));

        Assert.Equal(
            [
                """{"userKey":"anna","provider":"fitbit","stream":"heart-rate","recordId":"anna/heart-rate/2026-03-14T00:00:07Z","revision":"07bdce4377382ca0","delivery":"upsert","observedAt":"2026-03-20T12:34:56.1234567Z","time":"2026-03-14T00:00:07Z","timeBasis":"utc","intervalSeconds":1,"beatsPerMinute":57}""",
            ],
            Lines(batch));
    }

    [Fact]
    public void Encode_Steps_IsThisText()
    {
        using RecordBatch<StepCount> batch = Batches.Of(Batches.Origin(StreamId.Steps, user: "сон \"1\""), Batches.Steps);

        Assert.Equal(
            [
                """{"userKey":"сон \"1\"","provider":"fitbit","stream":"steps","recordId":"сон \"1\"/steps/2026-03-14T07:15:00Z","revision":"84839afbb67afaed","delivery":"upsert","observedAt":"2026-03-20T12:34:56.1234567Z","time":"2026-03-14T07:15:00Z","timeBasis":"utc","intervalSeconds":60,"steps":103}""",
            ],
            Lines(batch));
    }

    [Fact]
    public void Encode_Sleep_IsThisText()
    {
        using RecordBatch<SleepLog> batch = Batches.Of(Batches.Origin(StreamId.Sleep), Batches.Sleep(), Batches.BareSleep);

        Assert.Equal(
            [
                """{"userKey":"anna","provider":"fitbit","stream":"sleep","recordId":"anna/sleep/18446744073709551615","revision":"a50eff5b85b9d575","delivery":"upsert","observedAt":"2026-03-20T12:34:56.1234567Z","logId":"18446744073709551615","start":"2026-03-13T23:10:30+01:00","end":"2026-03-14T06:52:30+01:00","timeBasis":"zone","dateOfSleep":"2026-03-14","durationMilliseconds":27720001,"type":"stages","logType":"auto_detected","isMainSleep":true,"efficiency":94,"infoCode":3,"minutesAsleep":414,"minutesAwake":49,"minutesToFallAsleep":6,"minutesAfterWakeup":5,"minutesInBed":462,"levels":[{"start":"2026-03-13T23:10:30+01:00","seconds":361,"level":"light"}],"shortWakes":[{"start":"2026-03-13T23:10:30+01:00","seconds":64,"level":"wake"}],"summary":[{"level":"deep","count":4,"minutes":88,"thirtyDayAverageMinutes":81}]}""",
                """{"userKey":"anna","provider":"fitbit","stream":"sleep","recordId":"anna/sleep/7","revision":"908498f141e16fc9","delivery":"upsert","observedAt":"2026-03-20T12:34:56.1234567Z","logId":"7","start":"2026-03-12T14:05:00","end":"2026-03-12T15:20:00","timeBasis":"local","type":"classic","levels":[],"shortWakes":[],"summary":[]}""",
            ],
            Lines(batch));
    }

    [Fact]
    public void Encode_ReplacedSpan_IsTheSpanAndThenItsRecords()
    {
        using RecordBatch<HeartRateSample> batch = Batches.Of(Batches.Origin(StreamId.HeartRate).Replacing(Batches.Day), Batches.Heart(7, 57));
        using RecordBatch<HeartRateSample> nothing = Batches.Of<HeartRateSample>(Batches.Origin(StreamId.HeartRate).Replacing(Batches.Day));
        string span = """{"userKey":"anna","provider":"fitbit","stream":"heart-rate","delivery":"rangeReplaced","observedAt":"2026-03-20T12:34:56.1234567Z","spanStart":"2026-03-14T00:00:00Z","spanEnd":"2026-03-15T00:00:00Z"}""";

        Assert.Equal(span, Lines(batch)[0]);
        Assert.Contains("\"delivery\":\"upsert\"", Lines(batch)[1], StringComparison.Ordinal);
        Assert.Equal([span], Lines(nothing));
    }

    [Fact]
    public void Encode_Retraction_NamesTheRecordOnly()
    {
        using RetractionBatch batch = new(Batches.Origin(StreamId.Sleep), SleepLog.Schema, RecordKey.Log("7"));

        Assert.Equal(
            ["""{"userKey":"anna","provider":"fitbit","stream":"sleep","recordId":"anna/sleep/7","delivery":"retract","observedAt":"2026-03-20T12:34:56.1234567Z"}"""],
            Lines(batch));
    }

    [Theory]
    [InlineData(TimeBasis.Stated, "2026-03-14T08:00:00.5-03:30", "stated")]
    [InlineData(TimeBasis.AssumedZone, "2026-03-14T08:00:00.5-03:30", "assumedZone")]
    public void Encode_TimeWithAnOffset_WritesBoth(TimeBasis basis, string time, string name)
    {
        RecordTime start = RecordTime.FromLocal(new LocalDateTime(2026, 3, 14, 8, 0, 0, 500), Offset.FromHoursAndMinutes(-3, -30), basis);
        using RecordBatch<StepCount> batch = Batches.Of(Batches.Origin(StreamId.Steps), Batches.Steps with { Time = start });

        using JsonDocument document = JsonDocument.Parse(Lines(batch)[0]);

        Assert.Equal(time, document.RootElement.GetProperty("time").GetString());
        Assert.Equal(name, document.RootElement.GetProperty("timeBasis").GetString());
    }

    private static string[] Lines(RecordBatch batch)
    {
        using EncodedBatch encoded = new JsonDeliveryEncoder().Encode(batch);
        return [.. Enumerable.Range(0, encoded.Count).Select(i => System.Text.Encoding.UTF8.GetString(encoded[i].Span))];
    }
}
