using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Cuts a range of dates into parts that one request may ask for, oldest first.</summary>
internal static class DateParts
{
    public static IEnumerable<DateInterval> Of(DateInterval dates, int days)
    {
        for (LocalDate start = dates.Start; start <= dates.End; start = start.PlusDays(days))
        {
            yield return new(start, LocalDate.Min(start.PlusDays(days - 1), dates.End));
        }
    }
}
