using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Active zone minutes, by date and within a day: a minute in the fat burn zone earns one, a minute in a harder zone two.</summary>
/// <remarks><inheritdoc cref="FitbitAreaClient" path="/remarks/node()"/></remarks>
public partial class FitbitActiveZoneMinutesClient : FitbitAreaClient
{
    internal FitbitActiveZoneMinutesClient(FitbitApi api)
        : base(api)
    {
    }

    /// <summary>Creates a client without a service, for a test double that overrides its methods.</summary>
    protected FitbitActiveZoneMinutesClient()
    {
    }

    /// <summary>Reads active zone minutes by date, for a period.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="date">The last date in the account's own time zone.</param>
    /// <param name="period">How many dates; at most a year.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The dates on which any were earned, oldest first.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/active-zone-minutes-timeseries/get-azm-timeseries-by-date/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.ActiveZoneMinutes.GetActiveZoneMinutesByPeriod))]
    public virtual Task<IReadOnlyList<FitbitActiveZoneDay>> GetDaysAsync(
        SyncUser user, LocalDate date, FitbitPeriod period, CancellationToken cancellationToken = default) =>
        Api.ReadListAsync<ActiveZoneDocument, FitbitActiveZoneDay>(
            user,
            FitbitOperations.ActiveZoneMinutes.GetActiveZoneMinutesByPeriod,
            new() { ["date"] = date, ["period"] = period.ToWord() },
            cancellationToken);

    /// <summary>Reads active zone minutes by date.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="dates">The dates in the account's own time zone, both ends included.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The dates on which any were earned, oldest first.</returns>
    /// <remarks>Costs one request for each 1095 dates.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/active-zone-minutes-timeseries/get-azm-timeseries-by-interval/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.ActiveZoneMinutes.GetActiveZoneMinutesByDates))]
    public virtual Task<IReadOnlyList<FitbitActiveZoneDay>> GetDaysAsync(SyncUser user, DateInterval dates, CancellationToken cancellationToken = default) =>
        Api.ReadRangeAsync<ActiveZoneDocument, FitbitActiveZoneDay>(
            user, FitbitOperations.ActiveZoneMinutes.GetActiveZoneMinutesByDates, dates, [], cancellationToken);
}
