using FsCheck;
using FsCheck.Fluent;
using FitbitSdk.Records;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Engine;

public sealed class GapListTests
{
    private static readonly Arbitrary<List<(int Start, int Length, bool Good)>> Reads = Arb.From(
        from reads in Gen.Zip(Gen.Zip(Gen.Choose(0, 2000), Gen.Choose(1, 30)), Gen.Elements(true, false, false)).ListOf()
        select reads.Select(static read => (read.Item1.Item1, read.Item1.Item2, read.Item2)).ToList());

    [Fact]
    public void Open_AnyReads_ForgetsNoMissingPoint() => Prop.ForAll(Reads, static reads =>
    {
        IReadOnlyList<Gap> gaps = [];
        HashSet<int> missing = [];
        foreach ((int start, int length, bool good) in reads)
        {
            FetchWindow window = Window(On(1) + Duration.FromHours(start), On(1) + Duration.FromHours(start + length));
            gaps = good ? GapList.Close(gaps, window) : GapList.Open(gaps, window, "reason", 1, At(1));
            foreach (int hour in Enumerable.Range(start, length))
            {
                _ = good ? missing.Remove(hour) : missing.Add(hour);
            }
        }

        return gaps.Count <= SyncOffset.MaximumGaps
            && missing.All(hour => gaps.Any(gap => gap.Span.Contains(On(1) + Duration.FromHours(hour))))
            && gaps.Zip(gaps.Skip(1)).All(static pair => pair.First.Span.End <= pair.Second.Span.Start);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Close_MiddleOfOneOfSixtyFour_MergesTheTwoNearest()
    {
        IReadOnlyList<Gap> gaps = [];
        for (int i = 0; i < 64; i++)
        {
            gaps = GapList.Open(gaps, Window(On(1) + Duration.FromHours(i * 6), On(1) + Duration.FromHours((i * 6) + 3)), "reason", 1, At(1));
        }

        gaps = GapList.Close(gaps, Window(On(1) + Duration.FromHours(1), On(1) + Duration.FromHours(2)));

        Assert.Equal(64, gaps.Count);
        Assert.Equal(Window(On(1), On(1) + Duration.FromHours(3)), gaps[0].Span);
    }

    [Fact]
    public void Open_StretchThatIsOnlyDueAgain_IsMissingFromThenOn()
    {
        FetchWindow hour = Window(On(1), On(1, 1));
        IReadOnlyList<Gap> awaited = GapList.Await([], hour, 1, At(1, 2));

        IReadOnlyList<Gap> missing = GapList.Open(awaited, hour, "reason", 1, At(1, 1));

        Assert.Equal([false, true], [awaited[0].IsMissing, missing[0].IsMissing]);
        Assert.Equal(At(1, 13), missing[0].NextTry);
    }

    [Fact]
    public void Open_SixtyFifthGap_MergesTheTwoNearest()
    {
        IReadOnlyList<Gap> gaps = [];
        for (int i = 0; i < 65; i++)
        {
            // An hour each, five hours apart; the last two only one.
            int start = i < 64 ? i * 6 : (63 * 6) + 2;
            gaps = GapList.Open(gaps, Window(On(1) + Duration.FromHours(start), On(1) + Duration.FromHours(start + 1)), "reason", 1, At(1));
        }

        Assert.Equal(64, gaps.Count);
        Assert.Equal(Window(On(1) + Duration.FromHours(63 * 6), On(1) + Duration.FromHours((63 * 6) + 3)), gaps[^1].Span);
    }

    [Fact]
    public void Fail_SameStretchAgain_CountsAndKeepsItsAttempts()
    {
        FetchWindow day = Window(On(1), On(2));
        IReadOnlyList<Gap> gaps = Fail(Fail([], day), day);

        Assert.Equal(new Gap(day, "fails", 0, At(3), 1, Failures: 2), Assert.Single(gaps));
        Assert.False(gaps[0].IsMissing);

        gaps = Fail(GapList.Open(gaps, day, "reason", 1, At(4)), day);

        Assert.Equal((1, 1), (gaps[0].Attempts, gaps[0].Failures));
    }

    [Fact]
    public void OpenAndAwait_AfterFailures_BeginTheirCountAnew()
    {
        FetchWindow day = Window(On(1), On(2));
        IReadOnlyList<Gap> failing = Fail([], day);

        Assert.Equal(0, GapList.Open(failing, day, "reason", 1, At(4))[0].Failures);
        Assert.Equal(0, GapList.Await(failing, day, 1, At(4))[0].Failures);
        Assert.Empty(GapList.Close(failing, day));
    }

    [Fact]
    public void Reopen_StretchAroundOneThatFails_LeavesThatOneItsOwnTime()
    {
        IReadOnlyList<Gap> failing = Fail([], Window(On(2), On(3)));

        IReadOnlyList<Gap> gaps = GapList.Reopen(failing, Window(On(1), On(4)), "news", 1, At(1));

        Assert.Equal([(Window(On(1), On(2)), 0), (Window(On(2), On(3)), 1), (Window(On(3), On(4)), 0)], gaps.Select(static gap => (gap.Span, gap.Failures)));
        Assert.Equal([At(1), At(2), At(1)], gaps.Select(static gap => gap.NextTry));
    }

    [Fact]
    public void SetAside_WindowsThatFollowEachOther_AreOneGapAroundThoseThatAreKnown()
    {
        IReadOnlyList<Gap> known = GapList.Open([], Window(On(3, 7), On(3, 8)), "reason", 1, At(4));

        IReadOnlyList<Gap> gaps = GapList.SetAside(known, [Window(On(3), On(4)), Window(On(2), On(3)), Window(On(5), On(6))], 1, At(9));

        Assert.Equal([Window(On(2), On(3, 7)), Window(On(3, 7), On(3, 8)), Window(On(3, 8), On(4)), Window(On(5), On(6))], gaps.Select(static gap => gap.Span));
        Assert.Equal([At(9), At(4, 12), At(9), At(9)], gaps.Select(static gap => gap.NextTry));
    }

    [Fact]
    public void Fail_SixtyFifthGap_KeepsTheMostFailures()
    {
        IReadOnlyList<Gap> gaps = [];
        for (int i = 0; i < 65; i++)
        {
            gaps = i == 63 ? gaps : Fail(gaps, Window(On(1) + Duration.FromHours(i * 6), On(1) + Duration.FromHours((i * 6) + 3)));
        }

        FetchWindow last = Window(On(1) + Duration.FromHours((64 * 6) - 1), On(1) + Duration.FromHours(64 * 6));
        gaps = Fail(gaps, gaps[^1].Span);
        gaps = GapList.Await(gaps, last, 1, At(9));

        Assert.Equal((64, 2), (gaps.Count, gaps[^1].Failures));
    }

    [Fact]
    public void Fail_DayOfWhichAnHourIsMissing_LeavesThatHourAGapOfItsOwnAndTriesThemAsOne()
    {
        FetchWindow day = Window(On(1), On(2));
        IReadOnlyList<Gap> gaps = Fail(GapList.Open([], Window(On(1, 7), On(1, 8)), "reason", 1, At(1)), day);

        Assert.Equal([(Window(On(1), On(1, 7)), 0), (Window(On(1, 7), On(1, 8)), 1), (Window(On(1, 8), On(2)), 0)], gaps.Select(static gap => (gap.Span, gap.Attempts)));
        Assert.All(gaps, static gap => Assert.Equal((1, At(2)), (gap.Failures, gap.NextTry)));
        Assert.Equal([day], GapList.Tries(gaps));
        Assert.All(Fail(gaps, day), static gap => Assert.Equal(2, gap.Failures));
    }

    [Fact]
    public void Await_SixtyFifthGapBesideOneThatFails_IsNotTriedBeforeIt()
    {
        IReadOnlyList<Gap> gaps = [];
        for (int i = 0; i < 64; i++)
        {
            gaps = Fail(gaps, Window(On(1) + Duration.FromHours(i * 6), On(1) + Duration.FromHours((i * 6) + 3)));
        }

        gaps = GapList.Await(gaps, Window(On(1, 3), On(1, 4)), 1, At(1));

        Assert.Equal((64, Window(On(1), On(1, 4)), At(2), 1), (gaps.Count, gaps[0].Span, gaps[0].NextTry, gaps[0].Failures));
    }

    private static IReadOnlyList<Gap> Fail(IReadOnlyList<Gap> gaps, FetchWindow window) => GapList.Fail(gaps, window, "fails", 1, static failures => At(1 + failures));
}
