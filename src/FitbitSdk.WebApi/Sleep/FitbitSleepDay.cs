using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>The sleep that ended on a date.</summary>
public sealed class FitbitSleepDay
{
    /// <summary>Gets the date that was asked for.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>Gets the night and the naps; empty where nobody slept, or where <see cref="RetryAfter"/> is set.</summary>
    public IReadOnlyList<FitbitSleepLog> Logs { get; init; } = [];

    /// <summary>Gets what they come to; <see langword="null"/> where the service sends none.</summary>
    public FitbitSleepTotals? Totals { get; init; }

    /// <summary>Gets after which time to ask again, because the service is still at work on the night; <see langword="null"/> where it is not.</summary>
    public Duration? RetryAfter { get; init; }
}
