using System.Globalization;
using FitbitSdk.Simulators.People;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.Fitbit;

/// <summary>One authenticated request. The clock is read once for it, so that an answer never mixes two moments.</summary>
internal sealed class FitbitCall(FitbitUser user, long now)
{
    public FitbitUser User { get; } = user;
    public long Now { get; } = now;
    public CivilClock Clock => User.Clock;

    public Upload Upload { get; } = user.Tracker.At(now);

    public static FitbitCall Of(HttpContext context) => context.Features.Get<FitbitCall>()!;

    /// <summary>Reads <c>yyyy-MM-dd</c>, or <c>today</c> in the user's zone.</summary>
    public bool TryReadDate(string? text, out DateOnly date)
    {
        if (string.Equals(text, "today", StringComparison.Ordinal))
        {
            date = Clock.DateAt(Now);
            return true;
        }

        // Years at the edge of the calendar would run over it when a neighbouring day is looked at.
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date) && date.Year is > 1900 and < 2500;
    }

    /// <summary>The form of a time of day with seconds.</summary>
    public static string TimeText(int secondOfDay) => TimeOnly.MinValue.Add(TimeSpan.FromSeconds(secondOfDay)).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
