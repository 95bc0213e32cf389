using FitbitSdk.Http;
using FitbitSdk.Records;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace FitbitSdk.WebApi.Tests;

public sealed class IdleGateTests
{
    private static readonly RequestLimit PerUser = new(3, Duration.FromMinutes(1), LimitScope.User);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Enter_ManyUsersOneAfterTheOther_KeepsFewGates(bool ownCount)
    {
        RateGate gate = NewGate(ownCount, out ManualClock clock);

        for (int i = 0; i < 20_000; i++)
        {
            Pass(gate, Key(i), ownCount ? null : Answer(100, reset: 1800));
            clock.Advance(TimeSpan.FromSeconds(10));
        }

        // Within half an hour and its margin come 183 users; twice as many may be left until the next look.
        Assert.InRange(gate.Users, 1, 600);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Enter_ManyUsersAtOnce_KeepsEveryGateThatRemembers(bool ownCount)
    {
        RateGate gate = NewGate(ownCount, out _);

        for (int i = 0; i < 1000; i++)
        {
            Pass(gate, Key(i), ownCount ? null : Answer(100, reset: 1800));
        }

        Assert.Equal(1000, gate.Users);
        Assert.Equal(ownCount ? 2 : 100, gate.GetQuota(Key(0))!.Remaining);
    }

    [Fact]
    public void Enter_RequestUnderWayForHours_KeepsItsGate()
    {
        RateGate gate = NewGate(ownCount: true, out ManualClock clock);
        RequestTicket first = Ticket(Key(0));
        Enter(gate, first);
        PassBy(gate, clock);

        gate.Lose(first);

        Assert.Equal(2, gate.GetQuota(Key(0))!.Remaining);
    }

    [Fact]
    public void Enter_RequestWaits_KeepsItsGateAndIsLetThrough()
    {
        RateGate gate = NewGate(ownCount: true, out ManualClock clock, new RequestLimit(1, Duration.FromHours(1), LimitScope.User));
        Pass(gate, Key(0), null);
        RequestTicket held = Ticket(Key(0));
        _ = gate.EnterAsync(held, TestHost.Cancel).AsTask();
        PassBy(gate, clock);
        Assert.False(held.Admitted);

        clock.Advance(TimeSpan.FromHours(1));

        Assert.True(held.Admitted);
    }

    [Fact]
    public void Enter_RefusedBefore_TheNextPauseIsStillTheLonger()
    {
        RateGate gate = NewGate(ownCount: false, out ManualClock clock);
        Pass(gate, Key(0), StubService.Status(429));
        PassBy(gate, clock);

        Pass(gate, Key(0), StubService.Status(429));

        Assert.Equal(Duration.FromSeconds(121), gate.GetShutUntil(Key(0)) - clock.Now);
    }

    [Fact]
    public async Task Enter_GatesAreGivenUpMeanwhile_NoRequestIsLost()
    {
        RateGate gate = NewGate(ownCount: true, out ManualClock clock, new RequestLimit(1_000_000, Duration.FromSeconds(1), LimitScope.User));
        Task[] users = [.. Enumerable.Range(0, 4).Select(thread => Task.Run(() =>
        {
            for (int i = 0; i < 5_000; i++)
            {
                Pass(gate, Key(i % 600), null);
                if (thread == 0)
                {
                    clock.Advance(TimeSpan.FromSeconds(2));
                }
            }
        }))];

        await Task.WhenAll(users);
        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.All(Enumerable.Range(0, 600), i => Assert.True(gate.GetQuota(Key(i)) is null or { Remaining: 1_000_000 }));
    }

    /// <summary>Two minutes in which so many other users come that idle gates are looked for.</summary>
    private static void PassBy(RateGate gate, ManualClock clock)
    {
        clock.Advance(TimeSpan.FromMinutes(2));
        for (int i = 1; i < 2000; i++)
        {
            Pass(gate, Key(i), null);
        }
    }

    private static void Pass(RateGate gate, TokenKey key, HttpResponseMessage? answer)
    {
        RequestTicket ticket = Ticket(key);
        Enter(gate, ticket);
        ticket.Sent++;
        gate.Leave(ticket, answer);
    }

    private static void Enter(RateGate gate, RequestTicket ticket) => Assert.True(gate.EnterAsync(ticket, CancellationToken.None).AsTask().IsCompletedSuccessfully);

    private static RequestTicket Ticket(TokenKey key) => new(key, "ListSleep", RetryClass.Safe);

    private static TokenKey Key(int user) => new(ProviderId.GoogleHealth, new($"user-{user}"));

    private static HttpResponseMessage Answer(int remaining, int reset) => StubService.WithQuota(StubService.Json("{}"), remaining, reset);

    private static RateGate NewGate(bool ownCount, out ManualClock clock, params RequestLimit[] limits)
    {
        clock = new() { PassBy = TimeSpan.Zero };
        HealthHttpSettings settings = PlainHost.SettingsOf(ownCount ? null : "Fitbit-Rate-Limit-", TimeSpan.FromHours(2), ownCount ? limits is [] ? [PerUser] : limits : []);
        return new(settings, clock, NullLogger<RateGate>.Instance);
    }
}
