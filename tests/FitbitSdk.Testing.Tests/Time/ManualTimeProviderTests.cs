namespace FitbitSdk.Testing.Tests;

public sealed class ManualTimeProviderTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);
    private readonly ManualTimeProvider _clock = new(Start);
    private readonly List<(string Name, double At)> _fired = [];

    private double Now => (_clock.GetUtcNow() - Start).TotalSeconds;

    [Fact]
    public void New_StartWithOffset_StandsAtTheSameInstantInUtc()
    {
        ManualTimeProvider clock = new(new(2026, 3, 14, 12, 0, 0, TimeSpan.FromHours(5)));

        Assert.Equal(new DateTimeOffset(2026, 3, 14, 7, 0, 0, TimeSpan.Zero), clock.GetUtcNow());
        Assert.Equal(clock.GetUtcNow(), clock.GetLocalNow());
    }

    [Fact]
    public void GetUtcNow_NobodyMovesTheClock_StandsStill() => Assert.Equal((Start, Start), (_clock.GetUtcNow(), _clock.GetUtcNow()));

    [Fact]
    public void Advance_Time_MovesNowAndTimestampAlike()
    {
        long before = _clock.GetTimestamp();

        _clock.Advance(TimeSpan.FromMilliseconds(1500.5));

        Assert.Equal(TimeSpan.FromMilliseconds(1500.5), _clock.GetElapsedTime(before));
        Assert.Equal(Start.AddMilliseconds(1500.5), _clock.GetUtcNow());
    }

    [Fact]
    public void Advance_Negative_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => _clock.Advance(TimeSpan.FromTicks(-1)));

    [Fact]
    public void SetUtcNow_LaterTime_MovesThereAndFires()
    {
        using ITimer timer = Timer("once", 5);

        _clock.SetUtcNow(Start.AddSeconds(10).ToOffset(TimeSpan.FromHours(-8)));

        Assert.Equal([("once", 5.0)], _fired);
        Assert.Equal(10, Now);
    }

    [Fact]
    public void SetUtcNow_SameTime_MovesNothing()
    {
        _clock.SetUtcNow(Start);

        Assert.Equal(Start, _clock.GetUtcNow());
    }

    [Fact]
    public void SetUtcNow_EarlierTime_ThrowsAndMovesNothing()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _clock.SetUtcNow(Start.AddTicks(-1)));

        Assert.Equal(Start, _clock.GetUtcNow());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void Correct_ByAnHour_MovesWhatIsShownAndNothingElse(int hours)
    {
        using ITimer timer = Timer("once", 5);
        long before = _clock.GetTimestamp();

        _clock.Correct(TimeSpan.FromHours(hours));
        Assert.Equal((Start.AddHours(hours), TimeSpan.Zero), (_clock.GetUtcNow(), _clock.GetElapsedTime(before)));
        Assert.Empty(_fired);
        _clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal([("once", 5.0 + (hours * 3600))], _fired);
    }

    [Fact]
    public void SetUtcNow_AfterACorrection_MovesToWhatIsShown()
    {
        using ITimer timer = Timer("once", 5);
        _clock.Correct(TimeSpan.FromDays(-1));

        _clock.SetUtcNow(Start.AddDays(-1).AddSeconds(5));

        Assert.Equal((Start.AddDays(-1).AddSeconds(5), 1), (_clock.GetUtcNow(), _fired.Count));
        Assert.Throws<ArgumentOutOfRangeException>(() => _clock.SetUtcNow(Start.AddDays(-1)));
    }

    [Fact]
    public void Advance_TimersAddedInAnyOrder_FireInOrderOfDueTimeAndSeeIt()
    {
        using ITimer third = Timer("third", 30);
        using ITimer first = Timer("first", 10);
        using ITimer second = Timer("second", 20);

        _clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal([("first", 10.0), ("second", 20.0)], _fired);

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(("third", 30.0), _fired[^1]);
        Assert.Equal(0, _clock.ArmedTimers);
    }

    [Fact]
    public void Advance_TimersDueAtOnce_FireInOrderOfCreation()
    {
        using ITimer one = Timer("one", 10);
        using ITimer two = Timer("two", 10);
        using ITimer three = Timer("three", 10);

        _clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(["one", "two", "three"], _fired.Select(static fired => fired.Name));
    }

    [Fact]
    public void Advance_PeriodicTimer_FiresEachTimeBetweenOthers()
    {
        using ITimer periodic = Timer("periodic", 3, 4);
        using ITimer once = Timer("once", 8);

        _clock.Advance(TimeSpan.FromSeconds(12));

        Assert.Equal([("periodic", 3.0), ("periodic", 7.0), ("once", 8.0), ("periodic", 11.0)], _fired);
        Assert.Equal(1, _clock.ArmedTimers);
    }

    [Fact]
    public void CreateTimer_DueNow_FiresAtOnceAndThenByItsPeriod()
    {
        using ITimer timer = Timer("now", 0, 5);
        Assert.Equal([("now", 0.0)], _fired);

        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(("now", 5.0), _fired[^1]);
    }

    [Fact]
    public void CreateTimer_NegativeTimes_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Timer("due", -2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Timer("period", 1, -2));
    }

    [Fact]
    public void Change_InfiniteDueTime_StopsTheTimerUntilItIsChangedAgain()
    {
        using ITimer timer = Timer("timer", 5, 5);

        timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Empty(_fired);

        Assert.True(timer.Change(TimeSpan.FromSeconds(2), Timeout.InfiniteTimeSpan));
        _clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal([("timer", 22.0)], _fired);
    }

    [Fact]
    public async Task Dispose_ArmedTimer_NeverFiresAndCannotBeChanged()
    {
        ITimer one = Timer("one", 5);
        ITimer two = Timer("two", 5);

        one.Dispose();
        await two.DisposeAsync();
        _clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Empty(_fired);
        Assert.False(one.Change(TimeSpan.Zero, TimeSpan.Zero));
        Assert.Equal(0, _clock.ArmedTimers);
    }

    [Fact]
    public void Advance_CallbackCreatesATimerDueOnTheWay_FiresItToo()
    {
        using ITimer outer = _clock.CreateTimer(_ => Timer("inner", 2), null, TimeSpan.FromSeconds(3), Timeout.InfiniteTimeSpan);

        _clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal([("inner", 5.0)], _fired);
        Assert.Equal(10, Now);
    }

    [Fact]
    public void Advance_CallbackStopsAPeriodicTimer_FiresItNoMore()
    {
        ITimer? periodic = null;
        periodic = _clock.CreateTimer(
            _ =>
            {
                _fired.Add(("periodic", Now));
                periodic!.Dispose();
            },
            null,
            TimeSpan.FromSeconds(1),
            TimeSpan.FromSeconds(1));

        _clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal([("periodic", 1.0)], _fired);
    }

    [Fact]
    public void Advance_CallbackAdvancesToo_EndsAtTheSum()
    {
        using ITimer timer = _clock.CreateTimer(_ => _clock.Advance(TimeSpan.FromSeconds(5)), null, TimeSpan.FromSeconds(3), Timeout.InfiniteTimeSpan);

        _clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(15, Now);
    }

    [Fact]
    public void Advance_CallbackThrows_StandsAtItsTimeAndGoesOnLater()
    {
        using ITimer bad = _clock.CreateTimer(static _ => throw new InvalidTimeZoneException("thrown by a test"), null, TimeSpan.FromSeconds(3), Timeout.InfiniteTimeSpan);
        using ITimer good = Timer("good", 4);

        Assert.Throws<InvalidTimeZoneException>(() => _clock.Advance(TimeSpan.FromSeconds(10)));
        Assert.Equal(3, Now);

        _clock.Advance(TimeSpan.Zero);
        Assert.Equal([("good", 4.0)], _fired);
        Assert.Equal(10, Now);
    }

    [Fact]
    public async Task Advance_TaskDelay_EndsWhenItIsDueAndNotBefore()
    {
        Task delay = Task.Delay(TimeSpan.FromMinutes(5), _clock, TestContext.Current.CancellationToken);

        _clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        Assert.False(delay.IsCompleted);

        _clock.Advance(TimeSpan.FromTicks(1));
        await delay;
    }

    [Fact]
    public void Advance_CancellationAfterATime_Cancels()
    {
        using CancellationTokenSource source = new(TimeSpan.FromSeconds(30), _clock);

        _clock.Advance(TimeSpan.FromSeconds(30));

        Assert.True(source.IsCancellationRequested);
    }

    [Fact]
    public async Task Advance_PeriodicTimerOfTheFramework_Ticks()
    {
        using PeriodicTimer timer = new(TimeSpan.FromSeconds(7), _clock);
        ValueTask<bool> tick = timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        Assert.False(tick.IsCompleted);

        _clock.Advance(TimeSpan.FromSeconds(7));

        Assert.True(await tick);
    }

    [Fact]
    public void Fire_ContextOfTheCreator_FlowsToTheCallback()
    {
        AsyncLocal<string> local = new() { Value = "creator" };
        string? seen = null;
        using ITimer timer = _clock.CreateTimer(_ => seen = local.Value, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        local.Value = "advancer";

        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("creator", seen);
    }

    [Fact]
    public async Task Advance_ManyThreads_EndsAtTheSumAndFiresEachTimerOnce()
    {
        int fired = 0;
        ITimer[] timers = [.. Enumerable.Range(1, 100).Select(i => _clock.CreateTimer(_ => Interlocked.Increment(ref fired), null, TimeSpan.FromSeconds(i * 8), Timeout.InfiniteTimeSpan))];

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () =>
            {
                for (int i = 0; i < 100; i++)
                {
                    _clock.Advance(TimeSpan.FromSeconds(1));
                }
            },
            TestContext.Current.CancellationToken)));

        Assert.Equal(800, Now);
        Assert.Equal(100, fired);
        Assert.Equal(100, timers.Length);
    }

    private ITimer Timer(string name, double due, double? period = null) => _clock.CreateTimer(
        _ => _fired.Add((name, Now)),
        null,
        TimeSpan.FromSeconds(due),
        period is { } seconds ? TimeSpan.FromSeconds(seconds) : Timeout.InfiniteTimeSpan);
}
