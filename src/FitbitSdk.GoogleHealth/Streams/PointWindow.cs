using FitbitSdk.Records;
using NodaTime;
using NodaTime.Text;

namespace FitbitSdk.GoogleHealth;

/// <summary>A window in the API's terms, and how it is cut.</summary>
internal static class PointWindow
{
    private static readonly Duration Day = Duration.FromDays(1);
    private static readonly LocalDateTimePattern CivilPattern = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss");

    /// <summary>Gives the pieces in which a window is first asked for, in the order of time.</summary>
    /// <returns>Pieces on the axis of the filter: of instants, or of the wall clock read as if it were UTC.</returns>
    public static IEnumerable<FetchWindow> Pieces(HealthDataType type, ReadRequest request)
    {
        FetchWindow window = request.Window;
        if (type.IsCivil)
        {
            // No wall clock on Earth is further from UTC. What lies outside of the window is cut off the answer.
            yield return FetchWindow.Between((window.Start - Day).StartOfDay(), (window.End + Day).Ceiling(Day));
            yield break;
        }

        for (StreamTime start = window.Start; start < window.End; start += request.Stream.MaximumRange)
        {
            yield return FetchWindow.Between(start, StreamTime.Min(window.End, start + request.Stream.MaximumRange));
        }
    }

    /// <summary>Cuts a piece at a whole multiple of <paramref name="smallest"/> near its middle.</summary>
    /// <returns>Both parts; <see langword="null"/> where no such point lies inside.</returns>
    public static (FetchWindow First, FetchWindow Second)? Halve(FetchWindow piece, Duration smallest)
    {
        StreamTime middle = (piece.Start + (piece.Length / 2)).Floor(smallest);
        middle = middle > piece.Start ? middle : (piece.Start + Duration.FromTicks(1)).Ceiling(smallest);
        return middle < piece.End ? (FetchWindow.Between(piece.Start, middle), FetchWindow.Between(middle, piece.End)) : null;
    }

    /// <summary>Gives the filter for a piece.</summary>
    public static string ToFilter(HealthDataType type, FetchWindow piece) =>
        $"{type.TimeField} >= \"{Literal(type, piece.Start)}\" AND {type.TimeField} < \"{Literal(type, piece.End)}\"";

    private static string Literal(HealthDataType type, StreamTime time)
    {
        if (!type.IsCivil)
        {
            return InstantPattern.ExtendedIso.Format(time.ToInstant());
        }

        return time == time.StartOfDay() ? LocalDatePattern.Iso.Format(time.ToDate()) : CivilPattern.Format(time.ToInstant().InUtc().LocalDateTime);
    }
}
