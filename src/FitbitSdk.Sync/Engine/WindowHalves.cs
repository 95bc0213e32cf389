using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Sync;

/// <summary>The two windows that are read in place of one.</summary>
internal static class WindowHalves
{
    /// <summary>Halves a window whose answer is too large.</summary>
    /// <returns>The halves in the order in which they are read, so that what is covered stays one stretch; empty where the window is of the smallest
    /// unit: an hour, or a day of streams by date and of lists.</returns>
    public static IReadOnlyList<PlannedWindow> Of(PlannedWindow planned)
    {
        if (planned.Stream.DayKind is DayKind.Snapshot)
        {
            return [];
        }

        // Between whole units, because those are what the change detection compares.
        Duration unit = planned.Stream.DayKind is DayKind.Utc ? Duration.FromHours(1) : Duration.FromDays(1);
        StreamTime middle = (planned.Window.Start + (planned.Window.Length / 2)).Floor(unit);
        middle = middle > planned.Window.Start ? middle : middle + unit;
        if (middle >= planned.Window.End)
        {
            return [];
        }

        (PlannedWindow first, PlannedWindow second) = At(planned, middle);
        return planned.Purpose is WindowPurpose.Backfill ? [second, first] : [first, second];
    }

    /// <summary>Parts a window from what lies behind the horizon.</summary>
    /// <returns>Both parts; empty where all of the window is covered, or nothing.</returns>
    public static IReadOnlyList<PlannedWindow> AtHorizon(PlannedWindow planned)
    {
        if (planned.Covers is not { } covers || covers.End >= planned.Window.End)
        {
            return [];
        }

        (PlannedWindow covered, PlannedWindow running) = At(planned, covers.End);
        return [covered, running];
    }

    private static (PlannedWindow First, PlannedWindow Second) At(PlannedWindow planned, StreamTime middle) =>
        (Part(planned, planned.Window.Start, middle), Part(planned, middle, planned.Window.End));

    private static PlannedWindow Part(PlannedWindow planned, StreamTime start, StreamTime end)
    {
        FetchWindow? covers = planned.Covers is { } whole && StreamTime.Max(whole.Start, start) is var from && StreamTime.Min(whole.End, end) is var until && from < until
            ? FetchWindow.Between(from, until)
            : null;
        return planned with { Window = FetchWindow.Between(start, end), Covers = covers };
    }
}
