using FitbitSdk.Http;
using NodaTime;

namespace FitbitSdk.WebApi.Tests;

public sealed class RateGateTests
{
    private static readonly TimeSpan Reset = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Get_HeadersOfEachAnswer_MakeTheQuotaReadable()
    {
        await using TestHost host = new();
        host.Service.Answer(static () => StubService.WithQuota(StubService.Json("[]"), 147, 1800));

        await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);

        Assert.Equal(new QuotaState(150, 147, host.Clock.Now + Duration.FromMinutes(30)), host.Gate.GetQuota(TestHost.Key(TestHost.Anna)));
        Assert.Null(host.Gate.GetQuota(TestHost.Key(TestHost.Ben)));
    }

    [Fact]
    public async Task Get_HeadersThatLag_AreNotBelievedOverTheOwnCount()
    {
        await using TestHost host = new();
        host.Service.Data = static (_, _) => Task.FromResult(StubService.WithQuota(StubService.Json("[]"), 100, 1800));

        for (int i = 0; i < 4; i++)
        {
            await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
        }

        Assert.Equal(97, host.Gate.GetQuota(TestHost.Key(TestHost.Anna))!.Remaining);
    }

    [Fact]
    public async Task Get_QuotaRefusedWith403_ShutsTheGateForAsLongAsTheAnswerSays()
    {
        await using TestHost host = new(static options => options.MaximumWait = TimeSpan.Zero);
        host.Service.Answer(static () => StubService.Json(
            """{"error":{"code":403,"status":"PERMISSION_DENIED","details":[{"@type":"x","reason":"RATE_LIMIT_EXCEEDED"},{"@type":"y","retryDelay":"90s"}]}}""",
            System.Net.HttpStatusCode.Forbidden));
        Instant until = host.Clock.Now + Duration.FromSeconds(90 + 30);

        RateLimitedException refused = await Assert.ThrowsAsync<RateLimitedException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));
        RateLimitedException held = await Assert.ThrowsAsync<RateLimitedException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));

        Assert.Equal((until, until, false), (refused.RetryAt, held.RetryAt, refused.IsRetryAtAssumed));
        Assert.Single(host.Service.Calls);
    }

    [Fact]
    public async Task Get_OtherwiseForbidden_LeavesTheGateOpen()
    {
        await using TestHost host = new(static options => options.MaximumWait = TimeSpan.Zero);
        host.Service.Answer(static () => StubService.Status(403, Answers.GoogleForbidden), static () => StubService.Json("[]"));

        await Assert.ThrowsAsync<HealthApiException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));

        Assert.Empty(await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));
    }

    [Fact]
    public async Task Get_OnlyTheReserveIsLeft_WaitsForTheResetAndItsMargin()
    {
        await using TestHost host = new();
        await UseUpAsync(host);
        host.Service.Answer(static () => StubService.WithQuota(StubService.Json("[]"), 149, 3590));

        Task<IReadOnlyList<FitbitDevice>> held = host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
        host.Clock.Advance(Reset + TimeSpan.FromSeconds(29));
        Assert.Single(host.Service.Calls);
        Assert.False(held.IsCompleted);
        host.Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Empty(await held);
        Assert.Equal(149, host.Gate.GetQuota(TestHost.Key(TestHost.Anna))!.Remaining);
    }

    [Fact]
    public async Task Get_OneUserIsHeldBack_OthersGoOn()
    {
        await using TestHost host = new();
        await UseUpAsync(host);
        host.Service.Data = static (_, _) => Task.FromResult(StubService.Json("[]"));

        Task<IReadOnlyList<FitbitDevice>> held = host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);

        Assert.Empty(await host.Client.Devices.GetAsync(TestHost.Ben, TestHost.Cancel));
        Assert.False(held.IsCompleted);
        host.Clock.Advance(TimeSpan.FromMinutes(3));
        await held;
    }

    [Fact]
    public async Task Get_ResetFurtherAwayThanTheHostWaits_ThrowsAtOnceAndSaysWhen()
    {
        await using TestHost host = new(static options => options.MaximumWait = TimeSpan.FromMinutes(1));
        await UseUpAsync(host);

        RateLimitedException error = await Assert.ThrowsAsync<RateLimitedException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));

        Assert.Equal(host.Clock.Now + Duration.FromTimeSpan(Reset) + Duration.FromSeconds(30), error.RetryAt);
        Assert.Equal(0, error.Requests);
        Assert.Single(host.Service.Calls);
    }

    [Fact]
    public async Task Get_CallerCancelsWhileItWaits_GivesUpItsPlace()
    {
        await using TestHost host = new();
        await UseUpAsync(host);
        host.Service.Answer(static () => StubService.Json("[]"));
        using CancellationTokenSource cancel = new();

        Task<IReadOnlyList<FitbitDevice>> first = host.Client.Devices.GetAsync(TestHost.Anna, cancel.Token);
        Task<IReadOnlyList<FitbitDevice>> second = host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        host.Clock.Advance(TimeSpan.FromMinutes(3));

        await second;
        Assert.Equal(2, host.Service.Calls.Count);
    }

    [Fact]
    public async Task Enter_ManyWait_TheFirstToComeAreTheFirstToPass()
    {
        await using TestHost host = new(static options => (options.Reserve, options.MaximumWait) = (0, TimeSpan.FromHours(2)));
        host.Service.Answer(static () => StubService.WithQuota(StubService.Json("[]"), 0, 120, limit: 7));
        await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
        RequestTicket[] tickets = [.. Enumerable.Range(0, 14).Select(static _ => new RequestTicket(TestHost.Key(TestHost.Anna), "GetDevices", RetryClass.Safe))];
        Task[] waits = [.. tickets.Select(ticket => host.Gate.EnterAsync(ticket, TestHost.Cancel).AsTask())];

        host.Clock.Advance(TimeSpan.FromMinutes(3));
        await Task.WhenAll(waits[..7]);
        Assert.Equal(Enumerable.Range(0, 14).Select(static i => i < 7), tickets.Select(static ticket => ticket.Admitted));

        // No answer has said when the new period ends: one more may pass for each that ended without telling, once nothing is under way.
        Array.ForEach(tickets[..7], ticket => host.Gate.Lose(ticket));
        await waits[7];
        Assert.Equal([true, false], tickets[7..9].Select(static ticket => ticket.Admitted));
    }

    [Fact]
    public async Task Get_TooManyRequests_ShutsTheGateUntilTheResetThatTheHeadersGive()
    {
        await using TestHost host = new();
        host.Service.Answer(static () =>
        {
            HttpResponseMessage refusal = StubService.WithQuota(StubService.Status(429, Answers.RateLimitNew), 0, 1200);
            refusal.Headers.RetryAfter = new(TimeSpan.FromSeconds(60));   // reported not to equal the true reset
            return refusal;
        });
        Instant until = host.Clock.Now + Duration.FromSeconds(1200 + 30);

        RateLimitedException refused = await Assert.ThrowsAsync<RateLimitedException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));
        RateLimitedException held = await Assert.ThrowsAsync<RateLimitedException>(() => host.Client.User.GetProfileAsync(TestHost.Anna, TestHost.Cancel));

        Assert.Equal((until, until), (refused.RetryAt, held.RetryAt));
        Assert.Equal((1, 0), (refused.Requests, held.Requests));
        Assert.Single(host.Service.Calls);
        Assert.Equal(new QuotaState(150, 0, until), host.Gate.GetQuota(TestHost.Key(TestHost.Anna)));
    }

    [Fact]
    public async Task Get_TooManyRequestsWithoutResetHeader_WaitsAsRetryAfterSays()
    {
        await using TestHost host = new();
        host.Service.Answer(
            static () =>
            {
                HttpResponseMessage refusal = StubService.Status(429);
                refusal.Headers.RetryAfter = new(TimeSpan.FromSeconds(60));
                return refusal;
            },
            static () => StubService.Json("[]"));

        RateLimitedException error = await Assert.ThrowsAsync<RateLimitedException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));
        Task<IReadOnlyList<FitbitDevice>> held = host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
        Assert.False(held.IsCompleted);
        host.Clock.Advance(TimeSpan.FromSeconds(91));
        await held;

        Assert.Equal(host.Clock.Now - Duration.FromSeconds(1), error.RetryAt);
    }

    [Fact]
    public async Task Get_TooManyRequestsThatSayNothing_DoublesThePause()
    {
        await using TestHost host = new(static options => (options.MaximumWait, options.ResetMargin) = (TimeSpan.Zero, TimeSpan.Zero));
        host.Service.Data = static (_, _) => Task.FromResult(StubService.Status(429));
        List<Duration> pauses = [];

        for (int i = 0; i < 8; i++)
        {
            RateLimitedException error = await Assert.ThrowsAsync<RateLimitedException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));
            Assert.True(error.IsRetryAtAssumed);
            pauses.Add(error.RetryAt!.Value - host.Clock.Now);
            host.Clock.Advance(pauses[^1].ToTimeSpan());
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60], pauses.Select(static pause => pause.TotalMinutes));
    }

    [Fact]
    public async Task Get_RepeatAfterARefusedToken_PassesTheGateToo()
    {
        await using TestHost host = new(static options => options.MaximumWait = TimeSpan.Zero);
        host.Service.Answer(static () => StubService.WithQuota(StubService.Status(401), 5, 1800));
        host.Service.AnswerTokens(static () => StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2")));

        RateLimitedException error = await Assert.ThrowsAsync<RateLimitedException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));

        Assert.Equal(1, error.Requests);
        Assert.Single(host.Service.DataRequests);
    }

    [Fact]
    public async Task Get_AWholeBackfill_MeetsNoRefusalAndUsesTheQuota()
    {
        await using TestHost host = new(static options => options.MaximumWait = TimeSpan.FromHours(2));
        DateTimeOffset start = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);
        Dictionary<int, int> used = [];
        host.Service.Data = (_, _) =>
        {
            TimeSpan since = host.Clock.GetUtcNow() - start;
            int hour = (int)since.TotalHours;
            int count = used[hour] = used.GetValueOrDefault(hour) + 1;
            // What is reported lags three requests behind.
            return Task.FromResult(count > 150 ? StubService.Status(429) : StubService.WithQuota(StubService.Json("[]"), Math.Min(150, 153 - count), (int)(3600 - (since.TotalSeconds % 3600))));
        };

        for (int i = 0; i < 400; i++)
        {
            Task<IReadOnlyList<FitbitDevice>> call = host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
            while (!call.IsCompleted && host.Gate.GetQuota(TestHost.Key(TestHost.Anna)) is { Remaining: <= 5 } quota)
            {
                host.Clock.Advance((quota.ResetAt - host.Clock.Now).ToTimeSpan() + TimeSpan.FromSeconds(31));
            }

            await call;
        }

        Assert.Equal([0, 1, 2], used.Keys.Order());
        Assert.InRange(used[0], 143, 150);
        Assert.InRange(used[1], 143, 150);
    }

    /// <summary>Leaves the gate with nothing but the reserve until <see cref="Reset"/> has passed.</summary>
    private static async Task UseUpAsync(TestHost host)
    {
        host.Service.Answer(static () => StubService.WithQuota(StubService.Json("[]"), 5, (int)Reset.TotalSeconds));
        await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
    }
}
