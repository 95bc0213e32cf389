using NodaTime;

namespace FitbitSdk.WebApi.Tests.Calls;

/// <summary>What the service would refuse is refused before a request is spent.</summary>
public sealed class ArgumentTests
{
    private static readonly LocalDate Date = new(2026, 3, 14);

    public static TheoryData<string, string, FitbitArguments> Refused => new()
    {
        { "GetHeartRateByDates", "end-date", new() { ["base-date"] = Date } },
        { "GetHeartRateByDates", "color", new() { ["base-date"] = Date, ["end-date"] = Date, ["color"] = "red" } },
        { "GetHeartRateByDates", "end-date", new() { ["base-date"] = Date, ["end-date"] = Date.PlusDays(-1) } },
        { "GetHeartRateByDates", "end-date", new() { ["base-date"] = Date, ["end-date"] = Date.PlusDays(365) } },
        { "GetHeartRateByDates", "base-date", new() { ["base-date"] = new LocalDate(2008, 12, 31), ["end-date"] = new LocalDate(2009, 1, 1) } },
        { "GetHeartRateByDates", "base-date", new() { ["base-date"] = "2026-03-14", ["end-date"] = Date } },
        { "GetHeartRateByPeriod", "period", new() { ["date"] = Date, ["period"] = "1y" } },
        { "GetHeartRateIntradayByTime", "end-time", new() { ["date"] = Date, ["detail-level"] = "1sec", ["start-time"] = new LocalTime(10, 0), ["end-time"] = new LocalTime(9, 59) } },
        { "GetHeartRateIntradayByTime", "start-time", new() { ["date"] = Date, ["detail-level"] = "1sec", ["start-time"] = new LocalTime(10, 0, 30), ["end-time"] = new LocalTime(11, 0) } },
        { "GetHeartRateIntradayByDates", "end-date", new() { ["date"] = Date, ["end-date"] = Date.PlusDays(1), ["detail-level"] = "1sec" } },
        { "GetActivitySeriesByDates", "end-date", new() { ["resource-path"] = "activityCalories", ["base-date"] = Date, ["end-date"] = Date.PlusDays(30) } },
        { "GetSleepLogList", "limit", new() { ["afterDate"] = Date, ["sort"] = "asc", ["offset"] = 0, ["limit"] = 101 } },
        { "GetSleepLogList", "limit", new() { ["afterDate"] = Date, ["sort"] = "asc", ["offset"] = 0, ["limit"] = 0 } },
        { "GetSleepLogList", "offset", new() { ["afterDate"] = Date, ["sort"] = "asc", ["offset"] = 20, ["limit"] = 20 } },
        { "GetSleepLogList", "sort", new() { ["afterDate"] = Date, ["sort"] = "desc", ["offset"] = 0, ["limit"] = 20 } },
        { "GetSleepLogList", "afterDate", new() { ["afterDate"] = Date, ["beforeDate"] = Date, ["sort"] = "asc", ["offset"] = 0, ["limit"] = 20 } },
        { "GetActivityTcx", "log-id", new() { ["log-id"] = ".." } },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public async Task Send_ArgumentThatWouldBeRefused_ThrowsByItsNameAndSendsNothing(string operation, string parameter, FitbitArguments arguments)
    {
        await using AnsweredClient api = AnsweredClient.With();

        ArgumentException error = await Assert.ThrowsAnyAsync<ArgumentException>(() => api.Client.SendAsync(TestHost.Anna, Row(operation), arguments, TestHost.Cancel));

        Assert.Equal(parameter, error.ParamName);
        Assert.Empty(api.Requests);
    }

    [Fact]
    public async Task Send_LongestRange_IsSent()
    {
        await using AnsweredClient api = AnsweredClient.With("{}", "{}", "{}");

        await api.Client.SendAsync(TestHost.Anna, Row("GetHeartRateByDates"), new() { ["base-date"] = Date, ["end-date"] = Date.PlusDays(364) }, TestHost.Cancel);
        await api.Client.SendAsync(TestHost.Anna, Row("GetActivitySeriesByDates"), new() { ["resource-path"] = "activityCalories", ["base-date"] = Date, ["end-date"] = Date.PlusDays(29) }, TestHost.Cancel);
        await api.Client.SendAsync(TestHost.Anna, Row("GetActivitySeriesByDates"), new() { ["resource-path"] = "steps", ["base-date"] = Date, ["end-date"] = Date.PlusDays(1094) }, TestHost.Cancel);

        Assert.Equal(3, api.Requests.Count);
    }

    [Fact]
    public async Task Read_ScopeThatWasNotGranted_ThrowsBeforeARequestIsSpent()
    {
        await using AnsweredClient api = AnsweredClient.Granted("sleep", "weight");

        MissingScopeException error = await Assert.ThrowsAsync<MissingScopeException>(() => api.Client.Heart.GetDaysAsync(TestHost.Anna, Date, FitbitPeriod.OneDay, cancellationToken: TestHost.Cancel));

        Assert.Equal(("GetHeartRateByPeriod", 0), (error.Operation, error.Requests));
        Assert.Contains("heartrate", error.Message, StringComparison.Ordinal);
        Assert.Empty(api.Requests);
    }

    private static FitbitOperation Row(string name) => FitbitOperations.All.Single(row => row.Name == name);
}
