using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using FitbitSdk.Records;
using NodaTime;
using NodaTime.Text;

namespace FitbitSdk.WebApi.Mapping.Tests;

/// <summary>The recorded answers (their origins: <c>SOURCES.md</c> beside them), each value read a second time by other means.</summary>
public sealed class RecordedDatedTests
{
    private static readonly FetchWindow Window = DatedAnswers.Between(new(2010, 1, 1), new(2030, 1, 1));

    [Fact]
    public void HeartRateVariability_OfARecordedAnswer_IsWhatTheFileSays()
    {
        (MappedAnswer answer, JsonElement root) = Map("heart-rate-variability", "hrv-intraday-date.fitbitnet.json");

        Assert.Equal(4, answer.Batch!.Count);
        Assert.Equal(
            Minutes(root.GetProperty("hrv")).Select(static m => (m.Time, m.Date, Number(m.Value, "rmssd"), Number(m.Value, "coverage"), Number(m.Value, "hf"), Number(m.Value, "lf"))),
            answer.Records<HeartRateVariability>().Select(static s => (s.Time, s.Date, (double?)s.RmssdMilliseconds, s.Coverage, s.HighFrequencyPower, s.LowFrequencyPower)));
    }

    [Theory]
    [InlineData("spo2-intraday-date.fitbitnet.json", 3)]
    [InlineData("spo2-intraday-interval.fitbitnet.json", 5)]
    public void OxygenSaturation_OfARecordedAnswer_IsWhatTheFileSays(string file, int count)
    {
        (MappedAnswer answer, JsonElement root) = Map("oxygen-saturation", file);

        Assert.Equal(count, answer.Batch!.Count);
        Assert.Equal(
            Minutes(root).Select(static m => (m.Time, m.Date, m.Value.GetDouble())),
            answer.Records<OxygenSaturation>().Select(static s => (s.Time, s.Date, s.Percent)));
    }

    [Fact]
    public void BreathingRate_OfARecordedAnswer_IsWhatTheFileSays()
    {
        (MappedAnswer answer, _) = Map("breathing-rate", "br-intraday-date.fitbitnet.json");

        BreathingRateNight night = Assert.Single(answer.Records<BreathingRateNight>());
        Assert.Equal(
            (new LocalDate(2021, 10, 25), 16.8, 16.8, null, 17.8),
            (night.Date, night.LightSleep, night.DeepSleep, night.RemSleep, night.FullSleep));
    }

    [Fact]
    public void SkinTemperature_OfARecordedAnswer_IsWhatTheFileSays()
    {
        (MappedAnswer answer, JsonElement root) = Map("skin-temperature", "temperature-skin.constructed.json");

        Assert.Equal(3, answer.Batch!.Count);
        Assert.Equal(
            root.GetProperty("tempSkin").EnumerateArray().Select(static e => (Date(e), Number(e.GetProperty("value"), "nightlyRelative"), e.GetProperty("logType").GetString())),
            answer.Records<SkinTemperatureNight>().Select(static n => (n.Date, (double?)n.RelativeCelsius, n.LogType)));
    }

    [Theory]
    [InlineData("heart-timeseries.fwa.json", 1)]
    [InlineData("heart-timeseries-no-resting.constructed.json", 1)]   // of two days
    [InlineData("heart-intraday-1sec.fwa.json", 1)]                   // the day beside its samples
    [InlineData("heart-intraday-1sec.constructed.json", 1)]
    public void RestingHeartRate_OfARecordedAnswer_IsWhatTheFileSays(string file, int count)
    {
        (MappedAnswer answer, JsonElement root) = Map("resting-heart-rate", file);

        Assert.Equal(count, answer.Batch!.Count);
        Assert.Equal(
            root.GetProperty("activities-heart").EnumerateArray()
                .Where(static e => e.GetProperty("value").TryGetProperty("restingHeartRate", out _))
                .Select(static e => (Date(e), e.GetProperty("value").GetProperty("restingHeartRate").GetInt32())),
            answer.Records<RestingHeartRate>().Select(static d => (d.Date, d.BeatsPerMinute)));
    }

    [Theory]
    [InlineData("body-weight-log.fwa.json", 1)]
    [InlineData("body-weight-log.fitbitnet.json", 2)]   // with one id
    public void Weight_OfARecordedAnswer_IsWhatTheFileSays(string file, int count)
    {
        (MappedAnswer answer, JsonElement root) = Map("weight", file);

        Assert.Equal(count, answer.Batch!.Count);
        Assert.Equal(
            root.GetProperty("weight").EnumerateArray()
                .Select(static e => (e.GetProperty("logId").GetRawText(), $"{e.GetProperty("date")}T{e.GetProperty("time")}", Number(e, "weight"), Number(e, "bmi"), Number(e, "fat"), e.GetProperty("source").GetString()))
                .OrderBy(static log => log.Item2, StringComparer.Ordinal),
            answer.Records<WeightLog>().Select(static log => (
                log.LogId, LocalDateTimePattern.ExtendedIso.Format(log.Time.Local!.Value), (double?)log.Kilograms, log.BodyMassIndex, log.BodyFatPercent, log.Source)));
    }

    [Theory]
    [InlineData("activity-timeseries-steps.fwa.json", 7)]
    [InlineData("activity-timeseries-steps.constructed.json", 3)]
    [InlineData("activity-timeseries-steps.fitbitnet.json", 7)]
    [InlineData("activity-timeseries-steps-bom.fitbitnet.not-strict.json", 7)]
    [InlineData("activity-timeseries-steps-empty.fitbitnet.json", 0)]
    public void Steps_OfARecordedSeries_AreWhatTheFileSays(string file, int count)
    {
        (MappedAnswer answer, JsonElement root) = Map("daily-activity", file);

        Assert.Equal(count, answer.Batch!.Count);
        Assert.Equal(
            root.GetProperty("activities-steps").EnumerateArray().Select(static e => (Date(e), (int?)int.Parse(e.GetProperty("value").GetString()!, CultureInfo.InvariantCulture))),
            answer.Records<DailyActivity>().Select(static day => (day.Date, day.Steps)));
    }

    [Fact]
    public void Distance_OfARecordedSeries_IsInMetres()
    {
        Assert.SkipUnless(Samples.HasRecordings, Samples.NoRecordings);
        FitbitStreamRow row = FitbitStreamRow.Of(FitbitStreams.DailyActivity);
        ReadOnlySequence<byte> body = new(Samples.Recorded("activity-timeseries-distance.fitbitnet.json"));

        MappedAnswer answer = row.Map(
            [.. row.Resources.Select(resource => resource is "distance" ? body : DatedAnswers.BesideOf(body, resource))],
            Answers.Context(row.Stream.Id, DatedAnswers.Between(new(2014, 8, 1), new(2014, 8, 31))));

        Assert.Equal([1000, 2000, 4000, 8000, 16_000, 32_000, 64_000, (double?)128_000], answer.Records<DailyActivity>().Select(static day => day.DistanceMetres));
    }

    private static (MappedAnswer Answer, JsonElement Root) Map(string stream, string file)
    {
        Assert.SkipUnless(Samples.HasRecordings, Samples.NoRecordings);
        byte[] body = Samples.Recorded(file);
        MappedAnswer answer = DatedAnswers.Map(stream, new ReadOnlySequence<byte>(body), Window);
        Assert.Empty(answer.Problems);
        return (answer, JsonElement.Parse(body.AsSpan().TrimStart(Encoding.UTF8.Preamble)));
    }

    private static IEnumerable<(RecordTime Time, LocalDate? Date, JsonElement Value)> Minutes(JsonElement nights) =>
        from night in nights.ValueKind is JsonValueKind.Array ? nights.EnumerateArray().AsEnumerable() : [nights]
        from minute in night.GetProperty("minutes").EnumerateArray()
        select (
            RecordTime.FromLocal(LocalDateTimePattern.ExtendedIso.Parse(minute.GetProperty("minute").GetString()!).Value),
            (LocalDate?)Date(night),
            minute.GetProperty("value"));

    private static LocalDate Date(JsonElement entry) => LocalDatePattern.Iso.Parse(entry.GetProperty("dateTime").GetString()!).Value;

    private static double? Number(JsonElement parent, string name) => parent.TryGetProperty(name, out JsonElement element) ? element.GetDouble() : null;
}
