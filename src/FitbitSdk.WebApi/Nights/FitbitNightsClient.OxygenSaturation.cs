using NodaTime;

namespace FitbitSdk.WebApi;

public partial class FitbitNightsClient
{
    /// <summary>Reads the oxygen saturation of the night that ended on a date.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="date">The date.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The night; <see langword="null"/> where the service has none, as where the device was not worn.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/spo2/get-spo2-summary-by-date/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Nights.GetOxygenSaturationSummary))]
    public virtual Task<FitbitOxygenSaturationNight?> GetOxygenSaturationAsync(SyncUser user, LocalDate date, CancellationToken cancellationToken = default) =>
        ReadNightAsync<OxygenSaturationDocument, FitbitOxygenSaturationNight>(user, FitbitOperations.Nights.GetOxygenSaturationSummary, date, cancellationToken);

    /// <summary>Reads oxygen saturation by night.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="dates">The dates, both ends included.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>An entry a night that has one, oldest first; empty where the device was not worn.</returns>
    /// <remarks>Costs one request for each 30 dates.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/spo2/get-spo2-summary-by-interval/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Nights.GetOxygenSaturationSummaries))]
    public virtual Task<IReadOnlyList<FitbitOxygenSaturationNight>> GetOxygenSaturationAsync(
        SyncUser user, DateInterval dates, CancellationToken cancellationToken = default) =>
        ReadNightsAsync<OxygenSaturationDocument, FitbitOxygenSaturationNight>(user, FitbitOperations.Nights.GetOxygenSaturationSummaries, dates, cancellationToken);

    /// <summary>Reads oxygen saturation by minute of the night that ended on a date.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="date">The date.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The night; <see langword="null"/> where the service has none, as where the device was not worn.</returns>
    /// <remarks>Costs one request. Needs the service's permission for intraday data.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/intraday/get-spo2-intraday-by-date/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Nights.GetOxygenSaturationIntraday))]
    public virtual Task<FitbitOxygenSaturationIntraday?> GetOxygenSaturationIntradayAsync(
        SyncUser user, LocalDate date, CancellationToken cancellationToken = default) =>
        ReadNightAsync<OxygenSaturationDocument, FitbitOxygenSaturationIntraday>(user, FitbitOperations.Nights.GetOxygenSaturationIntraday, date, cancellationToken);

    /// <summary>Reads oxygen saturation by minute of nights.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="dates">The dates, both ends included.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>An entry a night that has one, oldest first; empty where the device was not worn.</returns>
    /// <remarks>Costs one request for each 30 dates. Needs the service's permission for intraday data.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/intraday/get-spo2-intraday-by-interval/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Nights.GetOxygenSaturationIntradayByDates))]
    public virtual Task<IReadOnlyList<FitbitOxygenSaturationIntraday>> GetOxygenSaturationIntradayAsync(
        SyncUser user, DateInterval dates, CancellationToken cancellationToken = default) =>
        ReadNightsAsync<OxygenSaturationDocument, FitbitOxygenSaturationIntraday>(
            user, FitbitOperations.Nights.GetOxygenSaturationIntradayByDates, dates, cancellationToken);
}
