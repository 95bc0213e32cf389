using FitbitSdk.Records;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Engine;

public sealed class WindowHalvesTests
{
    private static readonly Arbitrary<PlannedWindow> Windows = Arb.From(
        from stream in Gen.Elements(TestStreams.Heart, TestStreams.Sleep, TestStreams.Variability)
        from purpose in Gen.Elements(Enum.GetValues<WindowPurpose>())
        from start in Gen.Choose(0, 5000)
        from length in Gen.Choose(1, 5000)
        from covered in Gen.Choose(0, 100)
        let unit = stream.DayKind is DayKind.Civil ? Duration.FromDays(1) : Duration.FromMinutes(1)
        let window = Window(On(1) + (unit * start), On(1) + (unit * (start + length)))
        let covers = length * covered / 100
        select new PlannedWindow(stream, window, covers == 0 ? null : Window(window.Start, window.Start + (unit * covers)), purpose, 1));

    [Fact]
    public void Of_AnyWindow_LosesNothingAndEndsWithTheSmallestUnit() => Prop.ForAll(Windows, static planned =>
    {
        Duration unit = planned.Stream.DayKind is DayKind.Utc ? Duration.FromHours(1) : Duration.FromDays(1);
        List<PlannedWindow> leaves = [];
        Stack<PlannedWindow> open = new([planned]);
        while (open.TryPop(out PlannedWindow? window))
        {
            IReadOnlyList<PlannedWindow> halves = WindowHalves.Of(window);
            foreach (PlannedWindow half in halves.Reverse())
            {
                open.Push(half);
            }

            if (halves.Count == 0)
            {
                leaves.Add(window);
            }
        }

        // Backfills go back in time, all others forward: either way what is covered stays one stretch.
        bool inOrder = leaves.Zip(leaves.Skip(1)).All(pair => planned.Purpose is WindowPurpose.Backfill
            ? pair.Second.Window.End == pair.First.Window.Start
            : pair.First.Window.End == pair.Second.Window.Start);
        FetchWindow[] covers = [.. leaves.Where(static leaf => leaf.Covers is not null).Select(static leaf => leaf.Covers!).OrderBy(static span => span.Start)];
        return inOrder
            && leaves.All(leaf => leaf.Window.Length <= unit && leaf.Window.Start.Floor(unit) + unit >= leaf.Window.End)
            && leaves.Min(static leaf => leaf.Window.Start) == planned.Window.Start
            && leaves.Max(static leaf => leaf.Window.End) == planned.Window.End
            && covers.Zip(covers.Skip(1)).All(static pair => pair.First.End == pair.Second.Start)
            && (covers.Length == 0 ? null : Window(covers[0].Start, covers[^1].End)) == planned.Covers;
    }).QuickCheckThrowOnFailure();
}
