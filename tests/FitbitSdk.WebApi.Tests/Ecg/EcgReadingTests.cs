using NodaTime;

namespace FitbitSdk.WebApi.Tests.Ecg;

public sealed class EcgReadingTests
{
    private const string Next = "https://api.fitbit.com/1/user/-/ecg/list.json?offset=10&limit=10&sort=asc&afterDate=2026-03-14";

    private static readonly FitbitListQuery Query = FitbitListQuery.After(new LocalDate(2026, 3, 14));

    [Fact]
    public async Task GetReadingPage_Query_GivesEachField()
    {
        await using AnsweredClient api = AnsweredClient.With("""
            {"ecgReadings":[{"startTime":"2026-03-14T17:12:30.222","averageHeartRate":64,"resultClassification":"Normal Sinus Rhythm","waveformSamples":[118,-44,"203"],
            "samplingFrequencyHz":"250","scalingFactor":10922,"numberOfWaveformSamples":7700,"leadNumber":1,"featureVersion":"1.2.3-2.11","deviceName":"Sense","firmwareVersion":"1.2.4"}],
            "pagination":{"afterDate":"2026-03-14","limit":10,"next":"","offset":0,"previous":"","sort":"ASC"}}
            """);

        FitbitPage<FitbitEcgReading> page = await api.Client.Ecg.GetReadingPageAsync(TestHost.Anna, Query, TestHost.Cancel);

        Assert.Equal("GET /1/user/-/ecg/list.json?afterDate=2026-03-14&sort=asc&offset=0&limit=10", api.OnlyRequest);
        Assert.Null(page.Next);
        FitbitEcgReading reading = Assert.Single(page.Items);
        Assert.Equal(
            (new LocalDateTime(2026, 3, 14, 17, 12, 30, 222), 64, FitbitEcgClassification.NormalSinusRhythm), (reading.StartTime, reading.AverageHeartRate, reading.Classification));
        Assert.Equal([118, -44, 203], reading.WaveformSamples);
        Assert.Equal((250, 10922, 7700, 1), (reading.SamplingFrequencyHz, reading.ScalingFactor, reading.NumberOfWaveformSamples, reading.LeadNumber));
        Assert.Equal(("1.2.3-2.11", "Sense", "1.2.4"), (reading.FeatureVersion, reading.DeviceName, reading.FirmwareVersion));
    }

    [Fact]
    public async Task GetReadingPage_Link_FollowsItAsItIs()
    {
        await using AnsweredClient api = AnsweredClient.With(
            $$$"""{"ecgReadings":[],"pagination":{"next":"{{{Next}}}"}}""", """{"ecgReadings":[{"startTime":"2026-03-15T08:00:00"}]}""");
        FitbitPage<FitbitEcgReading> first = await api.Client.Ecg.GetReadingPageAsync(TestHost.Anna, Query, TestHost.Cancel);

        FitbitPage<FitbitEcgReading> second = await api.Client.Ecg.GetReadingPageAsync(TestHost.Anna, first.Next!, TestHost.Cancel);

        Assert.Equal("GET /1/user/-/ecg/list.json?offset=10&limit=10&sort=asc&afterDate=2026-03-14", api.Requests[1]);
        FitbitEcgReading reading = Assert.Single(second.Items);
        Assert.Equal((null, null, null), (reading.AverageHeartRate, reading.Classification, reading.SamplingFrequencyHz));
        Assert.Empty(reading.WaveformSamples);
    }

    [Fact]
    public async Task GetReadings_SeveralPages_GoesOnToTheLastAlsoBehindAnEmptyOne()
    {
        await using AnsweredClient api = AnsweredClient.With(
            $$$"""{"ecgReadings":{},"pagination":{"next":"{{{Next}}}"}}""", """{"ecgReadings":[{"startTime":"2026-03-15T08:00:00","resultClassification":"Something new"}],"pagination":{"next":""}}""");

        List<FitbitEcgReading> readings = [];
        await foreach (FitbitEcgReading reading in api.Client.Ecg.GetReadingsAsync(TestHost.Anna, Query, TestHost.Cancel))
        {
            readings.Add(reading);
        }

        Assert.Equal(2, api.Requests.Count);
        Assert.Equal(["Something new"], readings.Select(static reading => reading.Classification?.Value));
    }

    [Theory]
    [InlineData("""{"ecgReadings":[{"averageHeartRate":64}]}""")]
    [InlineData("""{"ecgReadings":[{"startTime":"2026-03-14T17:12:30","waveformSamples":[1,null,3]}]}""")]   // those behind it would come too early
    [InlineData("""{"ecgReadings":[{"startTime":"2026-03-14T17:12:30","waveformSamples":"none"}]}""")]
    public async Task GetReadingPage_UnlikeBody_IsAProtocolError(string body)
    {
        await using AnsweredClient api = AnsweredClient.With(body);

        await Assert.ThrowsAsync<HealthApiProtocolException>(() => api.Client.Ecg.GetReadingPageAsync(TestHost.Anna, Query, TestHost.Cancel));
    }

    [Fact]
    public async Task GetReadingPage_MoreThanTen_CostsNoRequest()
    {
        await using AnsweredClient api = AnsweredClient.With();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => api.Client.Ecg.GetReadingPageAsync(TestHost.Anna, Query with { PageSize = 11 }, TestHost.Cancel));

        Assert.Empty(api.Requests);
    }

    [Fact]
    public async Task GetReadingPage_OfTheSharedFile_IsWhatItSays()
    {
        await using AnsweredClient api = AnsweredClient.With(SharedFile.Answer("ecg-list.constructed.json"));

        FitbitPage<FitbitEcgReading> page = await api.Client.Ecg.GetReadingPageAsync(TestHost.Anna, Query, TestHost.Cancel);

        // The frequency is written as text and as a number.
        Assert.Equal(
            [(64, FitbitEcgClassification.NormalSinusRhythm, 8, 250), (118, FitbitEcgClassification.InconclusiveHighHeartRate, 3, 250)],
            page.Items.Select(static reading => (reading.AverageHeartRate!.Value, reading.Classification!.Value, reading.WaveformSamples.Count, reading.SamplingFrequencyHz!.Value)));
    }
}
