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
}
