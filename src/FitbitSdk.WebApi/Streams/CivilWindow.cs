using FitbitSdk.Records;
using NodaTime;
using NodaTime.Text;

namespace FitbitSdk.WebApi;

/// <summary>A window of the user's own dates in the API's terms.</summary>
internal static class CivilWindow
{
    /// <summary>Gives the path for a window: the API includes both dates.</summary>
    /// <param name="operation">The call.</param>
    /// <param name="user">Whose data.</param>
    /// <param name="window">The dates.</param>
    /// <param name="resource">What the path's <c>{resource}</c> stands for, where it has one.</param>
    /// <exception cref="ArgumentException">The window does not consist of whole dates, or of more than one request may ask for.</exception>
    public static string ToPath(FitbitOperation operation, SyncUser user, FetchWindow window, string resource)
    {
        if (window.Start != window.Start.StartOfDay() || window.End != window.End.StartOfDay())
        {
            throw new ArgumentException("A window of dates must begin and end with a date.", nameof(window));
        }

        if (window.Length > operation.MaximumRange)
        {
            throw new ArgumentException($"{operation.Name} gives at most {operation.MaximumRange.Value.Days} dates a request.", nameof(window));
        }

        LocalDate last = window.End.ToDate().PlusDays(-1);
        return operation.Expand(
            user, operation.Path, ("resource", resource), ("start", LocalDatePattern.Iso.Format(window.Start.ToDate())), ("end", LocalDatePattern.Iso.Format(last)));
    }
}
