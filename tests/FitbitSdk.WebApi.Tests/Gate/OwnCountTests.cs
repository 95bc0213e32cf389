using FitbitSdk.Http;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace FitbitSdk.WebApi.Tests;

public sealed class OwnCountTests
{
    private static readonly RequestLimit PerUser = new(3, Duration.FromMinutes(1), LimitScope.User);
    private static readonly RequestLimit PerApplication = new(4, Duration.FromMinutes(1), LimitScope.Application);

    [Fact]
    public async Task Get_LimitOfTheUserIsReached_WaitsForAPeriodAfterTheAnswers()
    {
        await using PlainHost host = Answering(PerUser);
        await UseUpAsync(host, 3);

        Task<int> held = host.GetAsync(PlainHost.Anna);
        host.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.False(held.IsCompleted);
        Assert.Equal(3, host.Service.Calls.Count);
        host.Clock.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(1, await held);
    }

    [Fact]
    public async Task Get_LimitOfOneUserIsReached_OthersGoOn()
    {
        await using PlainHost host = Answering(PerUser);
        await UseUpAsync(host, 3);

        Task<int> held = host.GetAsync(PlainHost.Anna);

        Assert.Equal(1, await host.GetAsync(PlainHost.Ben));
        Assert.False(held.IsCompleted);
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        await held;
    }

    [Fact]
    public async Task Get_LimitOfTheApplicationIsReached_HoldsEveryUserBack()
    {
        await using PlainHost host = Answering(PerApplication);
        await UseUpAsync(host, 4);

        Task<int> held = host.GetAsync(PlainHost.Ben);
        host.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(4, host.Service.Calls.Count);
        host.Clock.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(1, await held);
    }

    [Fact]
    public async Task Get_PeriodOfADay_WaitsForTheDay()
    {
        await using PlainHost host = Answering(new RequestLimit(2, Duration.FromDays(1), LimitScope.Application));
        await UseUpAsync(host, 2);

        RateLimitedException error = await Assert.ThrowsAsync<RateLimitedException>(() => host.GetAsync(PlainHost.Ben));

        // A slice of a day is 24 minutes.
        Assert.InRange((error.RetryAt!.Value - host.Clock.Now).TotalMinutes, 24 * 60, (24 * 60) + 24);
    }

    [Fact]
    public async Task Get_FreePlaceFurtherAwayThanTheHostWaits_ThrowsAtOnceAndSaysWhen()
    {
        await using PlainHost host = Answering(TimeSpan.FromSeconds(30), PerUser);
        await UseUpAsync(host, 3);

        RateLimitedException error = await Assert.ThrowsAsync<RateLimitedException>(() => host.GetAsync(PlainHost.Anna));

        Assert.InRange((error.RetryAt!.Value - host.Clock.Now).TotalSeconds, 60, 61);
        Assert.Equal((0, 3), (error.Requests, host.Service.Calls.Count));
    }

    [Fact]
    public void Enter_MuchIsUnderWay_WaitsForItsAnswersToCount()
    {
        RateGate gate = NewGate(out ManualClock clock, PerUser);
        RequestTicket[] tickets = Enter(gate, PlainHost.Anna, 4);
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.False(tickets[3].Admitted);

        // The service may have counted it only now, so the minute begins here.
        gate.Lose(tickets[0]);
        clock.Advance(TimeSpan.FromSeconds(59));
        Assert.False(tickets[3].Admitted);
        clock.Advance(TimeSpan.FromSeconds(3));
        Assert.True(tickets[3].Admitted);
    }

    [Fact]
    public void Enter_ManyWaitForTheApplication_UsersPassInTurns()
    {
        RateGate gate = NewGate(out ManualClock clock, PerApplication);
        RequestTicket[] first = Enter(gate, PlainHost.Anna, 4);
        RequestTicket[] anna = Enter(gate, PlainHost.Anna, 6);
        RequestTicket[] ben = Enter(gate, PlainHost.Ben, 6);

        Array.ForEach(first, ticket => gate.Lose(ticket));
        clock.Advance(TimeSpan.FromSeconds(62));

        Assert.Equal([true, true, false, false, false, false], anna.Select(static ticket => ticket.Admitted));
        Assert.Equal([true, true, false, false, false, false], ben.Select(static ticket => ticket.Admitted));
    }

    [Fact]
    public async Task Enter_UserWhoseTurnItIsHasGone_TheNextOnePasses()
    {
        RateGate gate = NewGate(out ManualClock clock, PerApplication);
        RequestTicket[] first = Enter(gate, PlainHost.Anna, 4);
        using CancellationTokenSource cancel = new();
        Task gone = gate.EnterAsync(new(PlainHost.Anna, "ListSleep", RetryClass.Safe), cancel.Token).AsTask();
        RequestTicket[] ben = Enter(gate, PlainHost.Ben, 1);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);

        Array.ForEach(first, ticket => gate.Lose(ticket));
        clock.Advance(TimeSpan.FromSeconds(62));

        Assert.True(ben[0].Admitted);
    }

    [Fact]
    public void Enter_TheTimeHasComeAndTheTimerHasNot_WhoWaitsGoesFirst()
    {
        RateGate gate = NewGate(out ManualClock clock, new RequestLimit(1, Duration.FromMinutes(1), LimitScope.User));
        gate.Lose(Enter(gate, PlainHost.Anna, 1)[0]);
        RequestTicket first = Enter(gate, PlainHost.Anna, 1)[0];

        clock.Advance((gate.GetQuota(PlainHost.Anna)!.ResetAt - clock.Now).ToTimeSpan());
        Assert.False(first.Admitted);
        RequestTicket second = Enter(gate, PlainHost.Anna, 1)[0];

        Assert.Equal((true, false), (first.Admitted, second.Admitted));
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(2, 1)]
    [InlineData(9, 1)]
    public void GetClosedUntil_Reserve_IsLeftUnusedButForOne(int reserve, int allowed)
    {
        Instant now = Instant.FromUtc(2026, 3, 14, 12, 0);
        RequestMeter meter = new(PerUser, reserve);
        int started = 0;
        for (; meter.GetClosedUntil(now) is null; started++)
        {
            meter.Start();
            meter.End(now, wasSent: true);
        }

        Assert.Equal((allowed, 3 - allowed), (started, meter.GetQuota(now).Remaining));
    }

    [Fact]
    public async Task GetQuota_OwnCount_TellsWhatIsLeftAndWhenAllOfItIsFree()
    {
        await using PlainHost host = Answering(PerUser, PerApplication);
        Assert.Null(host.Gate.GetQuota(PlainHost.Anna));
        await UseUpAsync(host, 2);

        QuotaState quota = host.Gate.GetQuota(PlainHost.Anna)!;
        Assert.Equal((3, 1), (quota.Limit, quota.Remaining));
        Assert.InRange((quota.ResetAt - host.Clock.Now).TotalSeconds, 60, 61);

        host.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(new QuotaState(3, 3, host.Clock.Now, Duration.FromMinutes(1)), host.Gate.GetQuota(PlainHost.Anna));
    }

    [Fact]
    public async Task Get_RefusalWithRetryInfo_WaitsAsTheBodySays()
    {
        await using PlainHost host = new(null, PerUser);
        host.Service.Answer(
            static () =>
            {
                HttpResponseMessage refusal = StubService.Status(429, Answers.GoogleRateLimit);
                refusal.Headers.RetryAfter = new(TimeSpan.FromMinutes(5));
                return refusal;
            },
            static () => StubService.Json("{}"));

        RateLimitedException error = await Assert.ThrowsAsync<RateLimitedException>(() => host.GetAsync(PlainHost.Anna));
        Assert.Equal((host.Clock.Now + Duration.FromMilliseconds(12_500 + 1000), "RATE_LIMIT_EXCEEDED"), (error.RetryAt!.Value, error.ErrorType));
        Assert.Equal((3, 0), (host.Gate.GetQuota(PlainHost.Anna)!.Limit, host.Gate.GetQuota(PlainHost.Anna)!.Remaining));

        Task<int> held = host.GetAsync(PlainHost.Anna);
        Assert.False(held.IsCompleted);
        host.Clock.Advance(TimeSpan.FromSeconds(14));
        await held;
    }

    [Theory]
    [InlineData("-3s")]
    [InlineData("12")]
    [InlineData("soon")]
    [InlineData("")]
    [InlineData("s")]
    public async Task Get_RefusalWithAnUnreadableDelay_WaitsAsRetryAfterSays(string delay)
    {
        await using PlainHost host = new();
        host.Service.Answer(() =>
        {
            HttpResponseMessage refusal = StubService.Status(429, Answers.GoogleRateLimit.Replace("12.5s", delay, StringComparison.Ordinal));
            refusal.Headers.RetryAfter = new(TimeSpan.FromSeconds(90));
            return refusal;
        });

        RateLimitedException error = await Assert.ThrowsAsync<RateLimitedException>(() => host.GetAsync(PlainHost.Anna));

        Assert.Equal(host.Clock.Now + Duration.FromSeconds(91), error.RetryAt);
    }

    private static PlainHost Answering(params RequestLimit[] limits) => Answering(null, limits);

    private static PlainHost Answering(TimeSpan? maximumWait, params RequestLimit[] limits)
    {
        PlainHost host = new(maximumWait, limits);
        host.Service.Data = static (_, _) => Task.FromResult(StubService.Json("{}"));
        return host;
    }

    private static async Task UseUpAsync(PlainHost host, int requests)
    {
        for (int i = 0; i < requests; i++)
        {
            await host.GetAsync(PlainHost.Anna);
        }
    }

    private static RateGate NewGate(out ManualClock clock, params RequestLimit[] limits)
    {
        clock = new() { PassBy = TimeSpan.Zero };
        return new(PlainHost.Settings(TimeSpan.FromHours(1), limits), clock, NullLogger<RateGate>.Instance);
    }

    /// <summary>Asks for leave without waiting for it.</summary>
    private static RequestTicket[] Enter(RateGate gate, TokenKey key, int count)
    {
        RequestTicket[] tickets = [.. Enumerable.Range(0, count).Select(_ => new RequestTicket(key, "ListSleep", RetryClass.Safe))];
        Array.ForEach(tickets, ticket => _ = gate.EnterAsync(ticket, TestHost.Cancel).AsTask());
        return tickets;
    }
}
