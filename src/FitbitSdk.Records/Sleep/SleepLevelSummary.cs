namespace FitbitSdk.Records;

/// <summary>Totals of one level of a sleep, as the service computed them.</summary>
public readonly struct SleepLevelSummary
{
    /// <summary>Gets the level.</summary>
    public required string Level { get; init; }

    /// <summary>Gets how often it occurred.</summary>
    public required int? Count { get; init; }

    /// <summary>Gets the minutes in it.</summary>
    public required int? Minutes { get; init; }

    /// <summary>Gets the service's average over 30 days, in minutes; 0 where it did not compute one.</summary>
    public required int? ThirtyDayAverageMinutes { get; init; }
}
