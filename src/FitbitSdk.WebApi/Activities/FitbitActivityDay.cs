using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>The totals, the goals and the activities of a date.</summary>
public sealed class FitbitActivityDay
{
    /// <summary>Gets the date.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>Gets the totals; <see langword="null"/> where the service sends none.</summary>
    public FitbitActivityTotals? Totals { get; init; }

    /// <summary>Gets the goals of the day; <see langword="null"/> where the service sends none.</summary>
    public FitbitActivityGoals? Goals { get; init; }

    /// <summary>Gets the activities that were logged or recognized; empty where there are none.</summary>
    public IReadOnlyList<FitbitDayActivity> Activities { get; init; } = [];
}
