using FitbitSdk.Records;
using NodaTime;
using NodaTime.Text;

namespace FitbitSdk.WebApi;

/// <summary>A window of one UTC day in the API's terms.</summary>
internal static class IntradayWindow
{
    private static readonly Duration Minute = Duration.FromMinutes(1);
    private static readonly Duration Day = Duration.FromDays(1);
    private static readonly InstantPattern TimeOfDay = InstantPattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Gives path and query for a window.</summary>
    /// <exception cref="ArgumentException">The window crosses midnight UTC, or no whole minute lies in it.</exception>
    public static string ToPathAndQuery(FitbitOperation operation, SyncUser user, FetchWindow window)
    {
        StreamTime midnight = window.Start.StartOfDay();
        if (window.End > midnight + Day)
        {
            throw new ArgumentException("An intraday window must lie within one UTC day.", nameof(window));
        }

        string date = LocalDatePattern.Iso.Format(window.Start.ToDate());
        return (window.Start == midnight && window.End == midnight + Day
            ? operation.Expand(user, operation.Path, ("date", date))
            : PartOfDay(operation, user, window, date)) + "?timezone=UTC";
    }

    private static string PartOfDay(FitbitOperation operation, SyncUser user, FetchWindow window, string date)
    {
        // Both ends are asked for by the minute and both are included: rounded inwards, so that no minute outside the window,
        // which may be outside the user's consent, is asked for.
        StreamTime first = window.Start.Ceiling(Minute);
        StreamTime last = window.End.Floor(Minute) - Minute;
        if (last < first)
        {
            throw new ArgumentException("An intraday window must hold a whole minute.", nameof(window));
        }

        string template = operation.TimePath ?? throw new InvalidOperationException($"{operation.Name} has no form for a part of a day.");
        return operation.Expand(user, template, ("date", date), ("start", TimeOfDay.Format(first.ToInstant())), ("end", TimeOfDay.Format(last.ToInstant())));
    }
}
