using NodaTime;

namespace FitbitSdk.WebApi;

public partial class FitbitNightsClient
{
    /// <summary>Reads the heart rate variability of the night that ended on a date.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="date">The date.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The night; <see langword="null"/> where the service has none, as where the device was not worn.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/heartrate-variability/get-hrv-summary-by-date/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Nights.GetHeartRateVariabilitySummary))]
    public virtual Task<FitbitHeartRateVariabilityNight?> GetHeartRateVariabilityAsync(
        SyncUser user, LocalDate date, CancellationToken cancellationToken = default) =>
        ReadNightAsync<HeartRateVariabilityDocument, FitbitHeartRateVariabilityNight>(
            user, FitbitOperations.Nights.GetHeartRateVariabilitySummary, date, cancellationToken);

    /// <summary>Reads heart rate variability by night.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="dates">The dates, both ends included.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>An entry a night that has one, oldest first; empty where the device was not worn.</returns>
    /// <remarks>Costs one request for each 30 dates.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/heartrate-variability/get-hrv-summary-by-interval/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Nights.GetHeartRateVariabilitySummaries))]
    public virtual Task<IReadOnlyList<FitbitHeartRateVariabilityNight>> GetHeartRateVariabilityAsync(
        SyncUser user, DateInterval dates, CancellationToken cancellationToken = default) =>
        ReadNightsAsync<HeartRateVariabilityDocument, FitbitHeartRateVariabilityNight>(
            user, FitbitOperations.Nights.GetHeartRateVariabilitySummaries, dates, cancellationToken);

    /// <summary>Reads heart rate variability every five minutes of the night that ended on a date.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="date">The date.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The night; <see langword="null"/> where the service has none, as where the device was not worn.</returns>
    /// <remarks>Costs one request. Needs the service's permission for intraday data.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/intraday/get-hrv-intraday-by-date/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Nights.GetHeartRateVariabilityIntraday))]
    public virtual Task<FitbitHeartRateVariabilityIntraday?> GetHeartRateVariabilityIntradayAsync(
        SyncUser user, LocalDate date, CancellationToken cancellationToken = default) =>
        ReadNightAsync<HeartRateVariabilityDocument, FitbitHeartRateVariabilityIntraday>(
            user, FitbitOperations.Nights.GetHeartRateVariabilityIntraday, date, cancellationToken);

    /// <summary>Reads heart rate variability every five minutes of nights.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="dates">The dates, both ends included.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>An entry a night that has one, oldest first; empty where the device was not worn.</returns>
    /// <remarks>Costs one request for each 30 dates. Needs the service's permission for intraday data.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/intraday/get-hrv-intraday-by-interval/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Nights.GetHeartRateVariabilityIntradayByDates))]
    public virtual Task<IReadOnlyList<FitbitHeartRateVariabilityIntraday>> GetHeartRateVariabilityIntradayAsync(
        SyncUser user, DateInterval dates, CancellationToken cancellationToken = default) =>
        ReadNightsAsync<HeartRateVariabilityDocument, FitbitHeartRateVariabilityIntraday>(
            user, FitbitOperations.Nights.GetHeartRateVariabilityIntradayByDates, dates, cancellationToken);
}
