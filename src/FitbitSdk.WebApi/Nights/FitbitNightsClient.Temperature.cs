using NodaTime;

namespace FitbitSdk.WebApi;

public partial class FitbitNightsClient
{
    /// <summary>Reads the core temperatures that the user logged on a date.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="date">The date.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The logs in the service's order; empty where there are none.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/temperature/get-temperature-core-summary-by-date/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Nights.GetCoreTemperatureOnDate))]
    public virtual Task<IReadOnlyList<FitbitCoreTemperature>> GetCoreTemperatureAsync(
        SyncUser user, LocalDate date, CancellationToken cancellationToken = default) =>
        Api.ReadListAsync<CoreTemperatureDocument, FitbitCoreTemperature>(
            user, FitbitOperations.Nights.GetCoreTemperatureOnDate, new() { ["date"] = date }, cancellationToken);

    /// <summary>Reads the core temperatures that the user logged.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="dates">The dates, both ends included.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The logs in the service's order, several a date; empty where there are none.</returns>
    /// <remarks>Costs one request for each 30 dates.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/temperature/get-temperature-core-summary-by-interval/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Nights.GetCoreTemperature))]
    public virtual Task<IReadOnlyList<FitbitCoreTemperature>> GetCoreTemperatureAsync(
        SyncUser user, DateInterval dates, CancellationToken cancellationToken = default) =>
        ReadNightsAsync<CoreTemperatureDocument, FitbitCoreTemperature>(user, FitbitOperations.Nights.GetCoreTemperature, dates, cancellationToken);

    /// <summary>Reads the skin temperature of the night that ended on a date.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="date">The date.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The night; <see langword="null"/> where the service has none, as where the device was not worn.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/temperature/get-temperature-skin-summary-by-date/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Nights.GetSkinTemperatureOnDate))]
    public virtual Task<FitbitSkinTemperatureNight?> GetSkinTemperatureAsync(SyncUser user, LocalDate date, CancellationToken cancellationToken = default) =>
        ReadNightAsync<SkinTemperatureDocument, FitbitSkinTemperatureNight>(user, FitbitOperations.Nights.GetSkinTemperatureOnDate, date, cancellationToken);

    /// <summary>Reads skin temperatures by night.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="dates">The dates, both ends included.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>An entry a night that has one, oldest first; empty where the device was not worn.</returns>
    /// <remarks>Costs one request for each 30 dates.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/temperature/get-temperature-skin-summary-by-interval/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Nights.GetSkinTemperature))]
    public virtual Task<IReadOnlyList<FitbitSkinTemperatureNight>> GetSkinTemperatureAsync(
        SyncUser user, DateInterval dates, CancellationToken cancellationToken = default) =>
        ReadNightsAsync<SkinTemperatureDocument, FitbitSkinTemperatureNight>(user, FitbitOperations.Nights.GetSkinTemperature, dates, cancellationToken);
}
