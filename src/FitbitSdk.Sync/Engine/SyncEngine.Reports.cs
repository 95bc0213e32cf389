using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Sync;

/// <content>What a run came to, and when the next one is worth its while.</content>
public sealed partial class SyncEngine
{
    /// <summary>The wait where something is due already, but was not done: a host that takes the report at its word must not spin.</summary>
    private static readonly Duration Soon = Duration.FromMinutes(1);

    /// <summary>How often other scopes are looked for, once no upload is awaited any more.</summary>
    private static readonly Duration SlowCheck = Duration.FromDays(1);

    private SyncReport ToReport(SyncUser user, AccountRun account, StreamRun[] runs, Instant startedAt)
    {
        SyncHorizon horizon = ToHorizon(account.State, Now);
        StreamReport[] streams = [.. runs.Select(run => run.ToReport(startedAt, account.State.Zones, Ahead(NextDueOf(run, user, account, horizon), horizon)))];
        bool isFinished = !account.IsStopped && IsFinished(user, runs, horizon);
        return new()
        {
            User = user.Key,
            Provider = account.Key.Account.Provider,
            StartedAt = startedAt,
            Streams = streams,
            Watermark = horizon.Watermark,
            Quota = account.State.Quota,
            AccountRequests = account.Requests,
            Price = account.Price,
            ExceedsQuota = account.ExceedsQuota,
            IsFinished = isFinished,
            NextDue = isFinished ? null : streams.Select(static stream => stream.NextDue).Append(Ahead(NextCheckOf(user, account, horizon), horizon)).Min(),
        };
    }

    private static SyncHorizon ToHorizon(AccountState state, Instant now) =>
        new(now, WatermarkOf(state), state.Zones, state.UploadNoticedAt);

    /// <summary>Gives until when a tracker has uploaded. One that is gone, or may not be asked any more, says nothing of what comes after it.</summary>
    internal static Instant? WatermarkOf(AccountState state) => state.Watermarks
        .Where(seen => state.Trackers is not { } listed || listed.Contains(seen.Key))
        .Select(static seen => (Instant?)seen.Value)
        .Max();

    private Instant? NextDueOf(StreamRun run, SyncUser user, AccountRun account, SyncHorizon horizon) => account.IsStopped ? account.Until
        : run is { IsStopped: true, Until: not null } ? run.Until
        : _planner.NextDue(user, [run.Stream], new Dictionary<StreamId, SyncOffset> { [run.Stream.Id] = run.Offset }, horizon, account.State.Scopes);

    /// <summary>When the account is asked for uploads again. A user who must authorize is looked at as often: that costs no request.</summary>
    private Instant? NextCheckOf(SyncUser user, AccountRun account, SyncHorizon horizon)
    {
        Duration interval = Duration.FromMinutes(_options.StatusIntervalMinutes);
        return account.IsStopped ? account.Until ?? horizon.Now + interval
            : account.State.CheckedAt + (horizon.IsOver(user) ? SlowCheck : interval);
    }

    private static Instant? Ahead(Instant? due, SyncHorizon horizon) => due <= horizon.Now ? horizon.Now + Soon : due;

    /// <summary>Tells whether a run left nothing open. A scope that the user did not grant is none of it; one that they did, and the provider refused all the same, is.</summary>
    private static bool IsComplete(SyncReport report) =>
        report.Streams.All(static stream => stream.Outcome <= StreamOutcome.Skipped && stream is not { Error: HealthApiErrorKind.MissingScope, Until: not null });

    /// <summary>Tells whether all of a consent that is over is read.</summary>
    private static bool IsFinished(SyncUser user, StreamRun[] runs, SyncHorizon horizon) => runs.All(run => horizon.IsFinished(run.Stream, user, run.Offset));

    /// <summary>Prices the policies of what may be read. One that cannot fit the quota is told, not refused: late data is better than none.</summary>
    private void PriceRun(IHealthDataSource source, SyncUser user, AccountRun account, StreamRun[] runs)
    {
        account.Price = _planner.PriceOf(
            [.. runs.Select(static run => run.Stream).Where(stream => account.State.Scopes is not { } scopes || scopes.Contains(stream.Scope))],
            checkPrice: source.GetCheckPrice(user));
        account.ExceedsQuota = account.State.Quota is { } quota && !account.Price.Fits(quota, _options.BackfillReserve);
        int price = (int)Math.Ceiling(account.Price.Total);
        if (account.ExceedsQuota && _pricesTold.TryAdd((account.Key.Account.Provider, price, account.State.Quota!.Limit), true))
        {
            _log.QuotaTooSmall(account.Key.Account.Provider.Value, price, account.State.Quota.Limit, account.State.Quota.Period, _options.BackfillReserve);
        }
    }
}
