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
    /// <exception cref="ArgumentException">The window crosses midnight UTC.</exception>
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
        // Both ends are asked for by the minute and both are included. A window that ends within a minute ends there because the tracker's
        // upload does: the samples before it stand in that minute. Where the consent ends, the planner ends windows at whole minutes.
        StreamTime first = window.Start.Floor(Minute);
        StreamTime last = (window.End - Duration.FromTicks(1)).Floor(Minute);
        string template = operation.TimePath ?? throw new InvalidOperationException($"{operation.Name} has no form for a part of a day.");
        return operation.Expand(user, template, ("date", date), ("start", TimeOfDay.Format(first.ToInstant())), ("end", TimeOfDay.Format(last.ToInstant())));
    }
}
