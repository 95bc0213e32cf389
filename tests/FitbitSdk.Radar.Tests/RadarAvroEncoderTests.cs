using System.Text.Json.Nodes;
using FitbitSdk.Records;
using FitbitSdk.Records.Tests;
using Microsoft.Extensions.DependencyInjection;
using static FitbitSdk.Radar.Tests.Encoded;

namespace FitbitSdk.Radar.Tests;

public sealed class RadarAvroEncoderTests
{
    [Fact]
    public void Topics_AreThoseOfTheElevenRoutes_AndTheirSuccessors() => Assert.Equal(
        [
            "heart-rate connect_fitbit_intraday_heart_rate", "steps connect_fitbit_intraday_steps", "calories connect_fitbit_intraday_calories",
            "heart-rate-variability connect_fitbit_intraday_heart_rate_variability", "oxygen-saturation connect_fitbit_intraday_spo2",
            "breathing-rate connect_fitbit_breathing_rate", "skin-temperature connect_fitbit_skin_temperature", "resting-heart-rate connect_fitbit_resting_heart_rate",
            "sleep connect_fitbit_sleep_stages", "sleep connect_fitbit_sleep_classic", "activity-log connect_fitbit_activity_log", "time-zone connect_fitbit_time_zone",
            "heart-rate push_googlehealth_heart_rate", "steps push_googlehealth_steps", "sleep push_googlehealth_sleep_stage", "sleep push_googlehealth_sleep_classic",
        ],
        new RadarAvroEncoder().Topics.Select(static topic => $"{topic.Stream} {topic.Name}"));

    [Theory]
    [InlineData("study-7", "charge-5", "charge-5")]
    [InlineData(null, "charge-5", "charge-5")]
    [InlineData("study-7", null, "fitbit")]
    public void Key_IsTheObservationKeyOfUserAndSource(string? project, string? source, string sourceId)
    {
        Assert.SkipUnless(PythonAvro.IsInstalled, PythonAvro.Missing);
        using RecordBatch<StepCount> batch = Batches.Of(Origin(StreamId.Steps, project: project, source: source), Batches.Steps);
        using TopicBatch entries = Assert.Single(new RadarAvroEncoder().Encode(batch));

        Equal(
            new JsonObject { ["projectId"] = project, ["userId"] = "anna", ["sourceId"] = sourceId },
            Assert.Single(PythonAvro.Decode(entries.Topic.KeySchema, [entries.Key])));
    }

    [Fact]
    public void Encode_SomeRecordsLeftOut_TellsOfWhichRecordEachEntryIs()
    {
        HeartRateSample zoneless = Batches.Heart(2, 61) with { Time = RecordTime.FromLocal(new NodaTime.LocalDateTime(2026, 3, 14, 1, 0)) };
        using RecordBatch<HeartRateSample> batch = Batches.Of(Origin(StreamId.HeartRate), Batches.Heart(1, 60), zoneless, Batches.Heart(3, 62));
        RadarAvroEncoder encoder = new();

        using TopicBatch entries = Assert.Single(encoder.Encode(batch));

        Assert.Equal(2, entries.Count);
        Assert.Equal([0, 2], [entries.RecordOf(0), entries.RecordOf(1)]);
        Assert.Equal(1, encoder.CountOf(RadarOmission.UnknownInstant));
    }

    [Fact]
    public void Encode_ReplacedSpan_SendsItsRecordsAgainAndCountsTheSpan()
    {
        RadarAvroEncoder encoder = new();
        using RecordBatch<HeartRateSample> batch = Batches.Of(Origin(StreamId.HeartRate).Replacing(Batches.Day), Batches.Heart(1, 60), Batches.Heart(2, 61));

        using TopicBatch entries = Assert.Single(encoder.Encode(batch));

        Assert.Equal(2, entries.Count);
        Assert.Equal(1, encoder.CountOf(RadarOmission.ReplacedSpan));
    }

    [Fact]
    public void Encode_Retraction_SendsNothingAndCountsItsLogs()
    {
        RadarAvroEncoder encoder = new();
        using RetractionBatch batch = new(Origin(StreamId.Sleep), SleepLog.Schema, RecordKey.Log("7"), RecordKey.Log("8"));

        Assert.Empty(encoder.Encode(batch));
        Assert.Equal(2, encoder.CountOf(RadarOmission.Retraction));
    }

    [Fact]
    public void Encode_OfGoogleHealth_IsForTheSuccessorsTopics()
    {
        Equal(
            new JsonObject { ["time"] = 1773472500.0, ["timeReceived"] = TimeReceived, ["timeInterval"] = 1, ["heartRate"] = 57 },
            Assert.Single(Values<HeartRateSample>("push_googlehealth_heart_rate", new(), Origin(StreamId.HeartRate, ProviderId.GoogleHealth), Samples.HeartRate(new()))));
        Equal(
            new JsonObject { ["time"] = 1773472500.0, ["timeReceived"] = TimeReceived, ["timeInterval"] = 60, ["steps"] = 103 },
            Assert.Single(Values<StepCount>("push_googlehealth_steps", new(), Origin(StreamId.Steps, ProviderId.GoogleHealth), Samples.Steps(new()))));
    }

    [Fact]
    public void Encode_OfGoogleHealthByOption_IsForTheOldTopics()
    {
        RadarAvroEncoder encoder = new(new() { GoogleHealthTopics = RadarTopics.ConnectFitbit });

        Assert.Single(Values<HeartRateSample>("connect_fitbit_intraday_heart_rate", encoder, Origin(StreamId.HeartRate, ProviderId.GoogleHealth), Samples.HeartRate(new())));
    }

    [Fact]
    public void Encode_OfGoogleHealthWithoutASuccessorHere_IsLeftOut() =>
        IsOmitted(RadarOmission.NoTopic, Samples.RestingHeartRate(new()), ProviderId.GoogleHealth);

    // RADAR-base's connector reads neither.
    [Fact]
    public void Encode_OfAStreamThatHasNoTopic_IsLeftOut()
    {
        IsOmitted(RadarOmission.NoTopic, Samples.DailyActivity(new()), ProviderId.Fitbit);
        IsOmitted(RadarOmission.NoTopic, Samples.Weight(new()), ProviderId.Fitbit);
    }

    [Fact]
    public void Encode_TextThatIsNoUnicode_FailsAsAWhole()
    {
        using RecordBatch<TimeZoneSnapshot> batch = Batches.Of(Origin(StreamId.TimeZone, source: "\ud800"), Samples.TimeZone(new()));

        Assert.ThrowsAny<ArgumentException>(() => new RadarAvroEncoder().Encode(batch));
    }

    [Fact]
    public void AddRadarEncoder_Twice_GivesOneEncoderWithTheOptionsOfBoth()
    {
        ServiceCollection services = new();
        Builder builder = new(services);
        builder.AddRadarEncoder().AddRadarEncoder(static options => options.GoogleHealthTopics = RadarTopics.ConnectFitbit);
        using ServiceProvider provider = services.BuildServiceProvider();

        ITopicEncoder encoder = Assert.Single(provider.GetServices<ITopicEncoder>());
        using RecordBatch<StepCount> batch = Batches.Of(Origin(StreamId.Steps, ProviderId.GoogleHealth), Batches.Steps);
        using TopicBatch entries = Assert.Single(encoder.Encode(batch));

        Assert.Same(provider.GetRequiredService<RadarAvroEncoder>(), encoder);
        Assert.Equal("connect_fitbit_intraday_steps", entries.Topic.Name);
    }

    private sealed class Builder(IServiceCollection services) : IHealthSyncBuilder
    {
        public IServiceCollection Services { get; } = services;
    }
}
