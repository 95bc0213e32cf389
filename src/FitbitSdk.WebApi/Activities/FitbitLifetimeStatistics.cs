namespace FitbitSdk.WebApi;

/// <summary>What was reached in the whole life of an account.</summary>
public sealed class FitbitLifetimeStatistics
{
    /// <summary>Gets the totals, logged activities included; <see langword="null"/> where the service sends none.</summary>
    public FitbitLifetimeTotals? Total { get; init; }

    /// <summary>Gets the totals of trackers alone; <see langword="null"/> where the service sends none.</summary>
    public FitbitLifetimeTotals? TrackerTotal { get; init; }

    /// <summary>Gets the best days, logged activities included; <see langword="null"/> where the service sends none.</summary>
    public FitbitBestDays? Best { get; init; }

    /// <summary>Gets the best days of trackers alone; <see langword="null"/> where the service sends none.</summary>
    public FitbitBestDays? TrackerBest { get; init; }
}
