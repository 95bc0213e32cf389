using System.Globalization;
using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests.Google;

public sealed class FilterTests
{
    private const string Day = "2026-03-13T00:00:00Z";

    [Theory]
    [InlineData("steps", "steps.interval.startTime >= \"2026-03-13T00:00:00Z\"", "INVALID_DATA_POINT_FILTER")]
    [InlineData("steps", "steps.interval.start_time > \"2026-03-13T00:00:00Z\"", "INVALID_DATA_POINT_FILTER_RESTRICTION_COMPARATOR")]
    [InlineData("steps", "steps.interval.start_time <= \"2026-03-13T00:00:00Z\"", "INVALID_DATA_POINT_FILTER_RESTRICTION_COMPARATOR")]
    [InlineData("steps", "steps.interval.start_time = \"2026-03-13T00:00:00Z\"", "INVALID_DATA_POINT_FILTER_RESTRICTION_COMPARATOR")]
    [InlineData("steps", "steps.interval.end_time >= \"2026-03-13T00:00:00Z\"", "INVALID_DATA_POINT_FILTER_DATA_TYPE_MEMBER")]
    [InlineData("sleep", "sleep.interval.end_time >= \"2026-03-13T00:00:00Z\"", "INVALID_DATA_POINT_FILTER_DATA_TYPE_MEMBER")]
    [InlineData("sleep", "sleep.interval.civil_start_time >= \"2026-03-13\"", "INVALID_DATA_POINT_FILTER_DATA_TYPE_MEMBER")]
    [InlineData("heart-rate", "heart_rate.interval.start_time >= \"2026-03-13T00:00:00Z\"", "INVALID_DATA_POINT_FILTER_DATA_TYPE_MEMBER")]
    [InlineData("heart-rate", "steps.interval.start_time >= \"2026-03-13T00:00:00Z\"", "INVALID_DATA_POINT_FILTER_COLLECTION_MISMATCH")]
    [InlineData("heart-rate", "weather.interval.start_time >= \"2026-03-13T00:00:00Z\"", "INVALID_DATA_POINT_FILTER_DATA_TYPE_RESTRICTION")]
    [InlineData("steps", "steps.interval.start_time >= \"2026-03-13\"", "INVALID_DATA_POINT_FILTER_TIMESTAMP_FORMAT")]
    [InlineData("steps", "steps.interval.start_time >= \"2026-03-13T00:00:00\"", "INVALID_DATA_POINT_FILTER_TIMESTAMP_FORMAT")]
    [InlineData("steps", "steps.interval.civil_start_time >= \"2026-03-13T00:00:00Z\"", "INVALID_DATA_POINT_FILTER_CIVIL_DATE_TIME_FORMAT")]
    [InlineData("steps", "steps.interval.civil_start_time >= \"2026-02-30\"", "INVALID_CIVIL_DATE_TIME")]
    [InlineData("steps", "steps.interval.start_time >= 2026", "INVALID_DATA_POINT_FILTER_RESTRICTION_ARGUMENT")]
    [InlineData("steps", "steps.interval.start_time >= \"2026-03-13T00:00:00Z", "INVALID_DATA_POINT_FILTER_UNEXPECTED_END_OF_INPUT")]
    [InlineData("steps", "steps.interval.start_time >=", "INVALID_DATA_POINT_FILTER_UNEXPECTED_END_OF_INPUT")]
    [InlineData("steps", "steps.interval.start_time >= \"2026-03-13T00:00:00Z\" AND", "INVALID_DATA_POINT_FILTER_UNEXPECTED_END_OF_INPUT")]
    [InlineData("steps", "steps.interval.start_time >= \"2026-03-13T00:00:00Z\" steps.interval.start_time < \"2026-03-14T00:00:00Z\"", "INVALID_DATA_POINT_FILTER_UNEXPECTED_TOKEN")]
    [InlineData("steps", "steps.interval.start_time >= \"2026-03-13T00:00:00Z\" OR steps.interval.start_time < \"2026-03-14T00:00:00Z\"", "INVALID_DATA_POINT_FILTER_EXPRESSION_STRUCTURE")]
    [InlineData("steps", "steps.interval.start_time >= \"2026-03-13T00:00:00Z\" AND steps.interval.civil_start_time < \"2026-03-14\"", "INVALID_DATA_POINT_FILTER_MIXED_TIME_RESTRICTIONS")]
    [InlineData("steps", "steps.interval.start_time >= \"2026-03-14T00:00:00Z\" AND steps.interval.start_time < \"2026-03-13T00:00:00Z\"", "INVALID_TIME_RANGE")]
    [InlineData("steps", "\"steps\" >= \"2026-03-13T00:00:00Z\"", "INVALID_DATA_POINT_FILTER_RESTRICTION_COMPARABLE")]
    [InlineData("steps", "steps.interval.start_time \"2026-03-13T00:00:00Z\" >=", "INVALID_DATA_POINT_FILTER_MISSING_TOKEN")]
    public async Task Filter_Wrong_IsRefusedWithItsReason(string type, string filter, string reason)
    {
        await using HealthSimulated service = await HealthSimulated.StartAsync();

        using HttpResponseMessage answer = await service.SendAsync(HealthSimulated.Path(type, filter));

        Assert.Equal((400, reason), await HealthSimulated.ErrorOf(answer));
    }

    [Fact]
    public async Task HeartRate_PhysicalRange_IsHalfOpenAndNewestFirst()
    {
        await using HealthSimulated service = await HealthSimulated.StartAsync();
        string[] hour = [.. Times(await service.PageAsync("heart-rate", filter: Physical(Day, "2026-03-13T01:00:00Z"), more: "&pageSize=5000")).Distinct(StringComparer.Ordinal)];

        string[] between = [.. Times(await service.PageAsync("heart-rate", filter: Physical(hour[^1], hour[0]), more: "&pageSize=5000")).Distinct(StringComparer.Ordinal)];

        Assert.Equal(hour.OrderDescending(StringComparer.Ordinal), hour);
        Assert.Equal(hour.Skip(1), between);
    }

    [Fact]
    public async Task HeartRate_TimeWithAnOffsetAndAFraction_IsTheSameInstant()
    {
        await using HealthSimulated service = await HealthSimulated.StartAsync();

        JsonNode zulu = await service.PageAsync("heart-rate", filter: Physical(Day, "2026-03-13T01:00:00Z"));
        JsonNode local = await service.PageAsync("heart-rate", filter: Physical("2026-03-12T23:59:59.000000001Z", "2026-03-13T02:00:00+01:00"));

        Assert.Equal(zulu["dataPoints"]!.ToJsonString(), local["dataPoints"]!.ToJsonString());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Steps_CivilDate_IsTheDayOnTheWallClock(int user)
    {
        await using HealthSimulated service = await HealthSimulated.StartAsync();
        TimeSpan offset = TimeSpan.FromSeconds(double.Parse(((string)(await service.GetAsync("v4/users/me/settings", user))["utcOffset"]!).TrimEnd('s'), CultureInfo.InvariantCulture));

        JsonNode page = await service.PageAsync("steps", user, "steps.interval.civil_start_time >= \"2026-03-12\" AND steps.interval.civil_start_time < \"2026-03-13T00:00:00\"");

        string[] truth = [.. (await service.TruthAsync("steps", user)).Select(static row => (string)row["time"]!).Where(time => (ManualClock.Instant(time) + offset).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) == "2026-03-12")];
        Assert.NotEmpty(truth);
        Assert.Equal(truth, HealthSimulated.Points(page).Select(static point => (string)point["steps"]!["interval"]!["startTime"]!).Reverse());
    }

    [Fact]
    public async Task Sleep_CivilEndDate_IsTheDateOfTheMorning()
    {
        await using HealthSimulated service = await HealthSimulated.StartAsync();
        IReadOnlyList<JsonNode> all = await service.PagesAsync("sleep");
        JsonNode night = all.First(static point => point["sleep"]!["metadata"]!["mainSleep"] is not null);
        DateTimeOffset end = ManualClock.Instant((string)night["sleep"]!["interval"]!["endTime"]!).AddHours(1);

        JsonNode within = await service.PageAsync("sleep", filter: $"sleep.interval.civil_end_time >= \"{end:yyyy-MM-dd'T'HH:mm:ss}\" AND sleep.interval.civil_end_time < \"{end.AddSeconds(1):yyyy-MM-dd'T'HH:mm:ss}\"");
        JsonNode after = await service.PageAsync("sleep", filter: $"sleep.interval.civil_end_time >= \"{end.AddSeconds(1):yyyy-MM-dd'T'HH:mm:ss}\" AND sleep.interval.civil_end_time < \"{end.AddSeconds(2):yyyy-MM-dd'T'HH:mm:ss}\"");

        Assert.Equal((string)night["dataPointName"]!, (string)HealthSimulated.Points(within).Single()["dataPointName"]!);
        Assert.Empty(HealthSimulated.Points(after));
    }

    private static string Physical(string from, string to) => $"heart_rate.sample_time.physical_time >= \"{from}\" AND heart_rate.sample_time.physical_time < \"{to}\"";

    private static IEnumerable<string> Times(JsonNode page) =>
        HealthSimulated.Points(page).Select(static point => ((string)point["heartRate"]!["sampleTime"]!["physicalTime"]!).Replace(".000000", "", StringComparison.Ordinal));
}
