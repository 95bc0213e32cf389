using NodaTime;

namespace FitbitSdk.WebApi;

public partial class FitbitNightsClient
{
    /// <summary>Reads the breathing rate of the night that ended on a date.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="date">The date.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The night; <see langword="null"/> where the service has none, as where the device was not worn.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/breathing-rate/get-br-summary-by-date/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Nights.GetBreathingRateSummary))]
    public virtual Task<FitbitBreathingRateNight?> GetBreathingRateAsync(SyncUser user, LocalDate date, CancellationToken cancellationToken = default) =>
        ReadNightAsync<BreathingRateDocument, FitbitBreathingRateNight>(user, FitbitOperations.Nights.GetBreathingRateSummary, date, cancellationToken);

    /// <summary>Reads breathing rates by night.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="dates">The dates, both ends included.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>An entry a night that has one, oldest first; empty where the device was not worn.</returns>
    /// <remarks>Costs one request for each 30 dates.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/breathing-rate/get-br-summary-by-interval/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Nights.GetBreathingRateSummaries))]
    public virtual Task<IReadOnlyList<FitbitBreathingRateNight>> GetBreathingRateAsync(
        SyncUser user, DateInterval dates, CancellationToken cancellationToken = default) =>
        ReadNightsAsync<BreathingRateDocument, FitbitBreathingRateNight>(user, FitbitOperations.Nights.GetBreathingRateSummaries, dates, cancellationToken);

    /// <summary>Reads the breathing rate by sleep stage of the night that ended on a date.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="date">The date.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The night; <see langword="null"/> where the service has none, as where the device was not worn.</returns>
    /// <remarks>Costs one request. Needs the service's permission for intraday data.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/intraday/get-br-intraday-by-date/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Nights.GetBreathingRateIntraday))]
    public virtual Task<FitbitBreathingRateStages?> GetBreathingRateStagesAsync(SyncUser user, LocalDate date, CancellationToken cancellationToken = default) =>
        ReadNightAsync<BreathingRateDocument, FitbitBreathingRateStages>(user, FitbitOperations.Nights.GetBreathingRateIntraday, date, cancellationToken);

    /// <summary>Reads breathing rates by night and sleep stage.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="dates">The dates, both ends included.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>An entry a night that has one, oldest first; empty where the device was not worn.</returns>
    /// <remarks>Costs one request for each 30 dates. Needs the service's permission for intraday data.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/intraday/get-br-intraday-by-interval/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Nights.GetBreathingRateIntradayByDates))]
    public virtual Task<IReadOnlyList<FitbitBreathingRateStages>> GetBreathingRateStagesAsync(
        SyncUser user, DateInterval dates, CancellationToken cancellationToken = default) =>
        ReadNightsAsync<BreathingRateDocument, FitbitBreathingRateStages>(user, FitbitOperations.Nights.GetBreathingRateIntradayByDates, dates, cancellationToken);
}
