using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Weight, body fat and their goals.</summary>
/// <remarks><inheritdoc cref="FitbitAreaClient" path="/remarks/node()"/></remarks>
public partial class FitbitBodyClient : FitbitAreaClient
{
    internal FitbitBodyClient(FitbitApi api)
        : base(api)
    {
    }

    /// <summary>Creates a client without a service, for a test double that overrides its methods.</summary>
    protected FitbitBodyClient()
    {
    }

    /// <summary>Reads a measure by date, for a period.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="measure">What is measured.</param>
    /// <param name="date">The last date.</param>
    /// <param name="period">How many dates.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>An entry a date, oldest first; empty where there are none.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/body-timeseries/get-body-timeseries-by-date/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Body.GetBodySeriesByPeriod))]
    public virtual Task<IReadOnlyList<FitbitBodyDay>> GetDaysAsync(
        SyncUser user, FitbitBodyMeasure measure, LocalDate date, FitbitPeriod period, CancellationToken cancellationToken = default) =>
        Api.ReadListAsync<BodySeriesDocument, FitbitBodyDay>(
            user,
            FitbitOperations.Body.GetBodySeriesByPeriod,
            new() { ["resource-path"] = measure.ToWord(), ["date"] = date, ["period"] = period.ToWord() },
            cancellationToken);

    /// <summary>Reads a measure by date.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="measure">What is measured.</param>
    /// <param name="dates">The dates, both ends included.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>An entry a date, oldest first; empty where there are none.</returns>
    /// <remarks>Costs one request for each 1095 dates, of weight for each 31 and of body fat for each 30.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/body-timeseries/get-body-timeseries-by-date-range/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Body.GetBodySeriesByDates))]
    public virtual Task<IReadOnlyList<FitbitBodyDay>> GetDaysAsync(
        SyncUser user, FitbitBodyMeasure measure, DateInterval dates, CancellationToken cancellationToken = default) =>
        Api.ReadRangeAsync<BodySeriesDocument, FitbitBodyDay>(
            user, FitbitOperations.Body.GetBodySeriesByDates, dates, new() { ["resource-path"] = measure.ToWord() }, cancellationToken);
}
