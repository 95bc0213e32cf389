using FitbitSdk.Records;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Engine;

/// <summary>A dozen days in a row that cannot be read again do not keep the good ones around them from being read, whether a read holds a day or a piece of it.</summary>
public sealed class BadDaysTests
{
    private static readonly Duration Hour = Duration.FromHours(1);
    private static readonly Duration Day = Duration.FromDays(1);

    private readonly List<(Instant At, FetchWindow Window)> _read = [];
    private FetchWindow _bad = Window(On(5), On(17));

    [Theory]
    [InlineData(false, HealthApiErrorKind.Rejected, 1)]
    [InlineData(true, HealthApiErrorKind.Rejected, 1)]
    [InlineData(true, HealthApiErrorKind.Forbidden, 24)]
    public async Task SyncAsync_AllDaysAreDueAtOnce_GoodOnesWaitForTheFirstPauseAlone(bool isInPieces, HealthApiErrorKind kind, int firstPause)
    {
        // What was assumed to be complete is read again once a tracker may be asked.
        EngineFixture fixture = Fixture(At(30, 19), isInPieces);
        fixture.Source.Watermarks.Clear();
        await fixture.SyncAsync(DueRule.WhenDue);
        Fail(fixture, kind);
        fixture.Clock.Advance(TimeSpan.FromHours(1));

        Instant begin = await LiveAsync(fixture, Day * 3);

        Assert.All(Enumerable.Range(1, 29).Select(DayOf).Where(day => !Touches(day, _bad)), day =>
            Assert.InRange(ReadBy(day, begin, fixture) - begin, Duration.Zero, Hour * firstPause));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SyncAsync_DaysFailAsTheyCome_GoodOnesWaitTwoDaysOrAsLongAsNothingWasReadBefore(bool isInPieces)
    {
        EngineFixture fixture = Fixture(At(12, 19), isInPieces);
        _bad = Window(On(20), On(20) + (Day * 12));
        await fixture.SyncAsync(DueRule.WhenDue);
        Fail(fixture, HealthApiErrorKind.Rejected);

        await LiveAsync(fixture, Day * 50);

        foreach (FetchWindow day in Enumerable.Range(13, 40).Select(DayOf).Where(day => !Touches(day, _bad)))
        {
            foreach (Instant due in new[] { 1, 3, 7 }.Select(age => day.End.ToInstant() + (Day * age)))
            {
                Instant before = _read.Select(static read => read.At).Where(at => at < due).DefaultIfEmpty(At(12, 19)).Max();
                Assert.InRange(ReadBy(day, due, fixture) - due, Duration.Zero, Duration.Min(Day * 6, Duration.Max(Day * 2, due - before + (Hour * 2))));
            }
        }
    }

    private static EngineFixture Fixture(Instant now, bool isInPieces)
    {
        EngineFixture fixture = new(now) { User = new(Anna, At(1)) };
        fixture.Source.Streams = [isInPieces ? TestStreams.Dense : TestStreams.Heart];
        return fixture;
    }

    /// <summary>Lets each read of bad days that were read before fail, and notes the others.</summary>
    private void Fail(EngineFixture fixture, HealthApiErrorKind kind) => fixture.Source.FailRead = request =>
    {
        Coverage covered = fixture.OffsetAsync(StreamId.HeartRate).GetAwaiter().GetResult().Coverage!;
        if (request.Window.End > covered.CompleteThrough)
        {
            return null;
        }

        if (Touches(request.Window, _bad))
        {
            return new HealthApiException(kind, "GetHeartRate", "scripted") { Requests = 1 };
        }

        _read.Add((fixture.Now, request.Window));
        return null;
    };

    /// <summary>Comes by every hour.</summary>
    /// <returns>When that began.</returns>
    private static async Task<Instant> LiveAsync(EngineFixture fixture, Duration time)
    {
        Instant begin = fixture.Now;
        for (; fixture.Now < begin + time; fixture.Clock.Advance(TimeSpan.FromHours(1)))
        {
            fixture.Source.Watermarks["tracker"] = fixture.Now;
            await fixture.SyncAsync(DueRule.WhenDue);
        }

        return begin;
    }

    /// <summary>Gives when all of a day had been read again.</summary>
    private Instant ReadBy(FetchWindow day, Instant since, EngineFixture fixture)
    {
        Duration piece = fixture.Source.Streams[0].MaximumRange;
        return Enumerable.Range(0, (int)(Day / piece))
            .Max(i => _read.Where(read => since <= read.At && read.Window.Contains(day.Start + (piece * i))).Select(static read => read.At).DefaultIfEmpty(Instant.MaxValue).Min());
    }

    private static FetchWindow DayOf(int day) => Window(On(1) + (Day * (day - 1)), On(1) + (Day * day));

    private static bool Touches(FetchWindow one, FetchWindow other) => one.Start < other.End && other.Start < one.End;
}
