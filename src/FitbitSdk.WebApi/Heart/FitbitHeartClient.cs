using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Heart rate, by date and within a day.</summary>
/// <remarks><inheritdoc cref="FitbitAreaClient" path="/remarks/node()"/></remarks>
public partial class FitbitHeartClient : FitbitAreaClient
{
    internal FitbitHeartClient(FitbitApi api)
        : base(api)
    {
    }

    /// <summary>Creates a client without a service, for a test double that overrides its methods.</summary>
    protected FitbitHeartClient()
    {
    }

    /// <summary>Reads heart rate zones and the resting rate by date, for a period.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="date">The last date.</param>
    /// <param name="period">How many dates; at most a month.</param>
    /// <param name="clock">Whose dates they are.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>An entry a date, oldest first; one on which the device was not worn has zones without minutes and no resting rate.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/heartrate-timeseries/get-heartrate-timeseries-by-date/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Heart.GetHeartRateByPeriod))]
    public virtual Task<IReadOnlyList<FitbitHeartDay>> GetDaysAsync(
        SyncUser user, LocalDate date, FitbitPeriod period, FitbitClock clock = FitbitClock.Account, CancellationToken cancellationToken = default) =>
        Api.ReadListAsync<HeartDocument, FitbitHeartDay>(
            user,
            FitbitOperations.Heart.GetHeartRateByPeriod,
            new() { ["date"] = date, ["period"] = period.ToWord(), ["timezone"] = clock.ToArgument() },
            cancellationToken);

    /// <summary>Reads heart rate zones and the resting rate by date.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="dates">The dates, both ends included.</param>
    /// <param name="clock">Whose dates they are.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>An entry a date, oldest first; one on which the device was not worn has zones without minutes and no resting rate.</returns>
    /// <remarks>Costs one request for each 365 dates.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/heartrate-timeseries/get-heartrate-timeseries-by-date-range/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Heart.GetHeartRateByDates))]
    public virtual Task<IReadOnlyList<FitbitHeartDay>> GetDaysAsync(
        SyncUser user, DateInterval dates, FitbitClock clock = FitbitClock.Account, CancellationToken cancellationToken = default) =>
        Api.ReadRangeAsync<HeartDocument, FitbitHeartDay>(
            user, FitbitOperations.Heart.GetHeartRateByDates, dates, new() { ["timezone"] = clock.ToArgument() }, cancellationToken);
}
