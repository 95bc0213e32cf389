using System.Net;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi.Tests;

public sealed class CivilRequestTests
{
    [Fact]
    public async Task Read_HeartRateVariability_AsksForBothEndsOfTheWindow()
    {
        HeartRateVariability sample = Assert.Single(await ReadAsync<HeartRateVariability>(
            FitbitStreams.HeartRateVariability,
            "hrv/date/2026-03-01/2026-03-30/all.json",
            """{"hrv":[{"minutes":[{"minute":"2026-03-13T23:55:00.000","value":{"rmssd":26.6,"coverage":0.9,"hf":126.5,"lf":471.8}}],"dateTime":"2026-03-14"}]}"""));

        Assert.Equal((Instant.FromUtc(2026, 3, 13, 23, 55), new LocalDate(2026, 3, 14)), (sample.Time.Instant, sample.Date));
        Assert.Equal((26.6, 0.9, 126.5, 471.8), (sample.RmssdMilliseconds, sample.Coverage, sample.HighFrequencyPower, sample.LowFrequencyPower));
    }

    [Fact]
    public async Task Read_OxygenSaturation_AsksForBothEndsOfTheWindow()
    {
        OxygenSaturation sample = Assert.Single(await ReadAsync<OxygenSaturation>(
            FitbitStreams.OxygenSaturation,
            "spo2/date/2026-03-01/2026-03-30/all.json",
            """[{"dateTime":"2026-03-14","minutes":[{"value":95.7,"minute":"2026-03-14T04:02:17"}]}]"""));

        Assert.Equal((Instant.FromUtc(2026, 3, 14, 4, 2, 17), new LocalDate(2026, 3, 14), 95.7), (sample.Time.Instant, sample.Date, sample.Percent));
    }

    [Fact]
    public async Task Read_BreathingRate_AsksForAllStagesAndKeepsThemApart()
    {
        BreathingRateNight night = Assert.Single(await ReadAsync<BreathingRateNight>(
            FitbitStreams.BreathingRate,
            "br/date/2026-03-01/2026-03-30/all.json",
            """
            {"br":[{"value":{"deepSleepSummary":{"breathingRate":14.6},"remSleepSummary":{"breathingRate":16.9},"fullSleepSummary":{"breathingRate":15.8},
            "lightSleepSummary":{"breathingRate":15.2}},"dateTime":"2026-03-14"}]}
            """));

        Assert.Equal((new LocalDate(2026, 3, 14), 15.2, 14.6, 16.9, 15.8), (night.Date, night.LightSleep, night.DeepSleep, night.RemSleep, night.FullSleep));
    }

    [Fact]
    public async Task Read_SkinTemperature_AsksForBothEndsOfTheWindow()
    {
        SkinTemperatureNight night = Assert.Single(await ReadAsync<SkinTemperatureNight>(
            FitbitStreams.SkinTemperature,
            "temp/skin/date/2026-03-01/2026-03-30.json",
            """{"tempSkin":[{"dateTime":"2026-03-14","value":{"nightlyRelative":-0.4},"logType":"dedicated_temp_sensor"}]}"""));

        Assert.Equal((new LocalDate(2026, 3, 14), -0.4, "dedicated_temp_sensor"), (night.Date, night.RelativeCelsius, night.LogType));
    }

    [Fact]
    public async Task Read_RestingHeartRate_AsksForBothEndsOfTheWindow()
    {
        RestingHeartRate day = Assert.Single(await ReadAsync<RestingHeartRate>(
            FitbitStreams.RestingHeartRate,
            "activities/heart/date/2026-03-01/2026-03-30.json",
            """{"activities-heart":[{"dateTime":"2026-03-14","value":{"customHeartRateZones":[],"heartRateZones":[],"restingHeartRate":58}}]}"""));

        Assert.Equal((new LocalDate(2026, 3, 14), 58), (day.Date, day.BeatsPerMinute));
    }

    [Fact]
    public async Task Read_Weight_AsksForBothEndsOfTheWindow()
    {
        WeightLog log = Assert.Single(await ReadAsync<WeightLog>(
            FitbitStreams.Weight,
            "body/log/weight/date/2026-03-01/2026-03-30.json",
            """{"weight":[{"bmi":23.57,"date":"2026-03-14","fat":21.3,"logId":1773472351000,"source":"Aria","time":"07:12:31","weight":72.5}]}"""));

        Assert.Equal(("1773472351000", Instant.FromUtc(2026, 3, 14, 7, 12, 31), new LocalDate(2026, 3, 14)), (log.LogId, log.Time.Instant, log.Date));
        Assert.Equal((72.5, 23.57, 21.3, "Aria"), (log.Kilograms, log.BodyMassIndex, log.BodyFatPercent, log.Source));
    }

    [Fact]
    public async Task Read_DailyActivity_AsksForEachSeriesAndGivesOnePage()
    {
        string[] resources = ["steps", "distance", "calories", "minutesSedentary", "minutesLightlyActive", "minutesFairlyActive", "minutesVeryActive"];

        DailyActivity day = Assert.Single(await ReadAsync<DailyActivity>(
            FitbitStreams.DailyActivity, [.. resources.Select(static resource => $"activities/{resource}/date/2026-03-01/2026-03-30.json")], AllSeries));

        Assert.Equal((new LocalDate(2026, 3, 14), 1, 2000.0, 3.0), (day.Date, day.Steps, day.DistanceMetres, day.Kilocalories));
        Assert.Equal((4, 5, 6, 7), (day.SedentaryMinutes, day.LightlyActiveMinutes, day.FairlyActiveMinutes, day.VeryActiveMinutes));
    }

    [Fact]
    public async Task Read_OneOfSeveralRequestsFails_TellsWhatAllOfThemCost()
    {
        await using TestHost host = new();
        int asked = 0;
        host.Service.Data = (_, _) => Task.FromResult(++asked == 4
            ? StubService.Json("""{"errors":[{"errorType":"validation","fieldName":"date"}]}""", HttpStatusCode.BadRequest)
            : StubService.Json(AllSeries));

        HealthApiException error = await Assert.ThrowsAnyAsync<HealthApiException>(() => host.ReadAsync(host.Request(FitbitStreams.DailyActivity, "2026-03-01T00:00:00Z", "2026-03-31T00:00:00Z")));

        Assert.Equal((4, 4, "GetDailyActivity", HttpStatusCode.BadRequest), (asked, error.Requests, error.Operation, error.Status));
    }

    [Fact]
    public async Task Read_OneOfSeveralAnswersIsNone_TellsWhatAllOfThemCost()
    {
        await using TestHost host = new();
        host.Service.Data = static (_, _) => Task.FromResult(StubService.Json("""{"activities-steps":[]}"""));

        HealthApiException error = await Assert.ThrowsAnyAsync<HealthApiException>(() => host.ReadAsync(host.Request(FitbitStreams.DailyActivity, "2026-03-01T00:00:00Z", "2026-03-31T00:00:00Z")));

        Assert.Equal((7, HttpStatusCode.OK), (error.Requests, error.Status));
    }

    [Fact]
    public async Task Read_OneDate_AsksForItAsBothEnds()
    {
        await using TestHost host = new();
        host.Service.Answer(static () => StubService.Json("[]"));

        SourcePage page = Assert.Single(await host.ReadAsync(host.Request(FitbitStreams.OxygenSaturation, "2026-12-31T00:00:00Z", "2027-01-01T00:00:00Z")));

        Assert.Equal(["GET https://api.fitbit.com/1/user/-/spo2/date/2026-12-31/2026-12-31/all.json"], host.Service.DataRequests);
        Assert.Equal(1, page.Requests);
        Assert.Equal(0, page.Batch!.Count);
    }

    [Fact]
    public async Task Read_LongestWindow_IsOneRequest()
    {
        await using TestHost host = new();
        host.Service.Answer(static () => StubService.Json("""{"activities-heart":[]}"""));

        await host.ReadAsync(host.Request(FitbitStreams.RestingHeartRate, "2025-03-14T00:00:00Z", "2026-03-14T00:00:00Z"));

        Assert.Equal(["GET https://api.fitbit.com/1/user/-/activities/heart/date/2025-03-14/2026-03-13.json"], host.Service.DataRequests);
    }

    [Theory]
    [InlineData("2026-03-14T00:00:01Z", "2026-03-15T00:00:00Z")]
    [InlineData("2026-03-14T00:00:00Z", "2026-03-15T12:00:00Z")]
    [InlineData("2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z")]   // 31 dates
    public async Task Read_WindowOfPartsOfDatesOrOfTooMany_Throws(string start, string end)
    {
        await using TestHost host = new();

        Assert.Throws<ArgumentException>(() => host.Source.ReadAsync(host.Request(FitbitStreams.BreathingRate, start, end), TestHost.Cancel));
        Assert.Empty(host.Service.DataRequests);
    }

    // What each of the requests finds its own series in.
    private const string AllSeries = """
        {"activities-steps":[{"dateTime":"2026-03-14","value":"1"}],"activities-distance":[{"dateTime":"2026-03-14","value":"2"}],"activities-calories":[{"dateTime":"2026-03-14","value":"3"}],
        "activities-minutesSedentary":[{"dateTime":"2026-03-14","value":"4"}],"activities-minutesLightlyActive":[{"dateTime":"2026-03-14","value":"5"}],
        "activities-minutesFairlyActive":[{"dateTime":"2026-03-14","value":"6"}],"activities-minutesVeryActive":[{"dateTime":"2026-03-14","value":"7"}]}
        """;

    private static Task<T[]> ReadAsync<T>(DataStream stream, string path, string json)
        where T : IHealthRecord<T> => ReadAsync<T>(stream, [path], json);

    private static async Task<T[]> ReadAsync<T>(DataStream stream, string[] paths, string json)
        where T : IHealthRecord<T>
    {
        await using TestHost host = new();
        host.Service.Data = (_, _) => Task.FromResult(StubService.Json(json));
        T[] records = [];
        int pages = 0;

        await foreach (SourcePage page in host.Source.ReadAsync(host.Request(stream, "2026-03-01T00:00:00Z", "2026-03-31T00:00:00Z"), TestHost.Cancel))
        {
            using (page)
            {
                Assert.Equal((++pages, paths.Length, 0), (1, page.Requests, page.Problems.Count));
                records = [.. records, .. Assert.IsType<RecordBatch<T>>(page.Batch).Records];
            }
        }

        Assert.Equal(paths.Select(static path => "GET https://api.fitbit.com/1/user/-/" + path), host.Service.DataRequests);
        return records;
    }
}
