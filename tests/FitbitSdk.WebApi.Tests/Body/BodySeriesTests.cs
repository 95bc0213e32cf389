using NodaTime;

namespace FitbitSdk.WebApi.Tests.Body;

public sealed class BodySeriesTests
{
    private static readonly LocalDate Date = new(2026, 3, 14);

    [Theory]
    [InlineData(FitbitBodyMeasure.BodyMassIndex, "bmi")]
    [InlineData(FitbitBodyMeasure.Fat, "fat")]
    [InlineData(FitbitBodyMeasure.Weight, "weight")]
    public async Task GetDays_EachMeasure_IsAskedForAndReadByItsName(FitbitBodyMeasure measure, string name)
    {
        await using AnsweredClient api = AnsweredClient.With($$"""{"body-{{name}}":[{"dateTime":"2026-03-13","value":"23.25"},{"dateTime":"2026-03-14","value":""}]}""");

        IReadOnlyList<FitbitBodyDay> days = await api.Client.Body.GetDaysAsync(TestHost.Anna, measure, Date, FitbitPeriod.Maximum, TestHost.Cancel);

        Assert.Equal($"GET /1/user/-/body/{name}/date/2026-03-14/max.json", api.OnlyRequest);
        Assert.Equal([(13, 23.25), (14, null)], days.Select(static day => (day.Date.Day, day.Value)));
    }

    [Theory]
    [InlineData(FitbitBodyMeasure.BodyMassIndex, 1095)]
    [InlineData(FitbitBodyMeasure.Fat, 30)]
    [InlineData(FitbitBodyMeasure.Weight, 31)]
    public async Task GetDays_ADateMoreThanOneRequestGives_IsTwoRequests(FitbitBodyMeasure measure, int most)
    {
        await using AnsweredClient api = AnsweredClient.With("{}", "{}", "{}");

        await api.Client.Body.GetDaysAsync(TestHost.Anna, measure, new DateInterval(Date, Date.PlusDays(most - 1)), TestHost.Cancel);
        Assert.Single(api.Requests);

        await api.Client.Body.GetDaysAsync(TestHost.Anna, measure, new DateInterval(Date, Date.PlusDays(most)), TestHost.Cancel);
        Assert.Equal(3, api.Requests.Count);
    }

    [Fact]
    public async Task GetDays_Dates_KeepTheOrder()
    {
        await using AnsweredClient api = AnsweredClient.With(
            """{"body-weight":[{"dateTime":"2026-03-31","value":"72.5"}]}""", """{"body-weight":[{"dateTime":"2026-04-01","value":71}]}""");

        IReadOnlyList<FitbitBodyDay> days = await api.Client.Body.GetDaysAsync(
            TestHost.Anna, FitbitBodyMeasure.Weight, new DateInterval(new(2026, 3, 1), new(2026, 4, 1)), TestHost.Cancel);

        Assert.Equal(["GET /1/user/-/body/weight/date/2026-03-01/2026-03-31.json", "GET /1/user/-/body/weight/date/2026-04-01/2026-04-01.json"], api.Requests);
        Assert.Equal([72.5, 71.0], days.Select(static day => day.Value));
    }

    [Fact]
    public async Task GetDays_Recorded_AreWhatTheFileSays()
    {
        await using AnsweredClient api = AnsweredClient.With(SharedFile.Answer("body-timeseries-weight.fwa.json"));

        IReadOnlyList<FitbitBodyDay> days = await api.Client.Body.GetDaysAsync(TestHost.Anna, FitbitBodyMeasure.Weight, new(2015, 3, 12), FitbitPeriod.OneMonth, TestHost.Cancel);

        Assert.Equal([(new LocalDate(2015, 3, 5), 73.1), (new(2015, 3, 12), 72.7)], days.Select(static day => (day.Date, day.Value)));
    }
}
