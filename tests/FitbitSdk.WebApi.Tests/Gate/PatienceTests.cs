using NodaTime;

namespace FitbitSdk.WebApi.Tests;

public sealed class PatienceTests
{
    [Fact]
    public async Task WithMaximumWait_LongerWait_ThrowsAtOnceWhileTheClientItselfWaits()
    {
        await using TestHost host = new();
        host.Service.Answer(static () => StubService.WithQuota(StubService.Json("[]"), 5, 120), static () => StubService.Json("[]"));
        await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
        FitbitClient impatient = host.Client.WithMaximumWait(TimeSpan.FromSeconds(149));
        Instant until = host.Clock.Now + Duration.FromSeconds(150);

        Task<IReadOnlyList<FitbitDevice>> patient = host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
        RateLimitedException error = await Assert.ThrowsAsync<RateLimitedException>(() => impatient.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));
        RateLimitedException profile = await Assert.ThrowsAsync<RateLimitedException>(() => impatient.User.GetProfileAsync(TestHost.Anna, TestHost.Cancel));

        Assert.Equal((until, until, 0), (error.RetryAt, profile.RetryAt, error.Requests));
        Assert.False(patient.IsCompleted);
        host.Clock.Advance(TimeSpan.FromSeconds(151));
        await patient;
    }

    [Fact]
    public async Task WithMaximumWait_MorePatienceThanTheOption_Waits()
    {
        await using TestHost host = new(static options => options.MaximumWait = TimeSpan.Zero);
        host.Service.Answer(static () => StubService.WithQuota(StubService.Json("[]"), 5, 120), static () => StubService.Json("[]"));
        await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);

        Task<IReadOnlyList<FitbitDevice>> held = host.Client.WithMaximumWait(TimeSpan.FromHours(2)).Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
        Assert.False(held.IsCompleted);
        host.Clock.Advance(TimeSpan.FromSeconds(151));

        Assert.Empty(await held);
    }

    [Fact]
    public async Task Get_AnswersToWhatIsUnderWayDoNotCome_WaitsNoLongerThanItsPatience()
    {
        await using TestHost host = new(static options => (options.MaximumWait, options.Reserve, options.AttemptTimeout) = (TimeSpan.FromMinutes(1), 0, TimeSpan.FromMinutes(2)));
        host.Service.Answer(static () => StubService.WithQuota(StubService.Json("[]"), 0, 20, limit: 1));
        await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
        host.Service.Data = static async (_, cancel) =>
        {
            await Task.Delay(Timeout.Infinite, cancel);
            return StubService.Status(200);
        };
        host.Clock.Advance(TimeSpan.FromMinutes(1));

        Task<IReadOnlyList<FitbitDevice>> underWay = host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
        Task<IReadOnlyList<FitbitDevice>> behind = host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
        host.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.False(behind.IsCompleted);
        host.Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Null((await Assert.ThrowsAsync<RateLimitedException>(() => behind)).RetryAt);
        Assert.False(underWay.IsCompleted);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(7201)]
    public async Task WithMaximumWait_OutOfTheOptionsRange_Throws(int seconds)
    {
        await using TestHost host = new();

        Assert.Throws<ArgumentOutOfRangeException>(() => host.Client.WithMaximumWait(TimeSpan.FromSeconds(seconds)));
    }

    [Fact]
    public async Task GetQuota_BeforeAndAfterACall_TellsWhatIsLeftAndSendsNothing()
    {
        await using TestHost host = new();
        host.Service.Answer(static () => StubService.WithQuota(StubService.Json("[]"), 147, 1800));

        Assert.Null(host.Client.GetQuota(TestHost.Anna));
        await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);

        QuotaState expected = new(150, 147, host.Clock.Now + Duration.FromMinutes(30), Duration.FromHours(1));
        Assert.Equal(expected, host.Client.GetQuota(TestHost.Anna));
        Assert.Equal(expected, host.Client.WithMaximumWait(TimeSpan.Zero).GetQuota(TestHost.Anna));
        Assert.Null(host.Client.GetQuota(TestHost.Ben));
        Assert.Single(host.Service.Calls);
    }
}
