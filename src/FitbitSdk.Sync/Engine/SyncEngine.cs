using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using FitbitSdk.Records;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace FitbitSdk.Sync;

/// <summary>Keeps the copy of a user's data current: asks, plans, reads, delivers, and only then moves the offset.</summary>
/// <remarks>A crash anywhere repeats at most the window that was under way, with the same record ids and revisions. Two runs of one
/// user at the same time are safe, but the second does work for nothing: whoever moves an offset second leaves its window to the first.</remarks>
public sealed partial class SyncEngine
{
    private readonly IReadOnlyList<IHealthDataSource> _sources;
    private readonly IOffsetStore _offsets;
    private readonly ITransactionalSink _sink;
    private readonly SinkWaits _sinkWaits = new();
    private readonly Backoff<OffsetKey> _faultWaits = new(Duration.FromMinutes(1), Duration.FromHours(1));
    private readonly ConcurrentDictionary<(ProviderId Provider, int Price, int Limit), bool> _pricesTold = new();
    private readonly SyncPlanner _planner;
    private readonly SyncPlannerOptions _options;
    private readonly IReadOnlyList<ISyncObserver> _observers;
    private readonly TimeProvider _time;
    private readonly ILogger<SyncEngine> _log;
    private readonly SyncTelemetry _telemetry;

    /// <summary>Creates an engine.</summary>
    /// <param name="sources">The providers that the host has.</param>
    /// <param name="offsets">Where offsets are kept.</param>
    /// <param name="sink">Where records go.</param>
    /// <param name="planner">Decides what is read.</param>
    /// <param name="options">The planner's options.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Receives what happened, without private data.</param>
    /// <param name="observers">Who is told what happens.</param>
    /// <param name="meters">Makes the meter; <see langword="null"/> where nothing is to be measured.</param>
    public SyncEngine(
        IEnumerable<IHealthDataSource> sources,
        IOffsetStore offsets,
        IRecordSink sink,
        SyncPlanner planner,
        IOptions<SyncPlannerOptions> options,
        TimeProvider time,
        ILogger<SyncEngine> log,
        IEnumerable<ISyncObserver>? observers = null,
        IMeterFactory? meters = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _sources = [.. sources];
        PolicyRules.Check(_sources);
        _offsets = offsets;
        _sink = sink as ITransactionalSink ?? new StoreCommittedSink(sink, offsets);
        _planner = planner;
        _options = options.Value;
        _time = time;
        _log = log;
        _observers = [.. observers ?? []];
        _telemetry = new(meters);
    }

    private Instant Now => Instant.FromDateTimeOffset(_time.GetUtcNow());

    /// <summary>Reads what is missing of one user's data and delivers it.</summary>
    /// <param name="user">Whose data.</param>
    /// <param name="options">What to do; <see langword="null"/> for all streams, on demand.</param>
    /// <param name="cancellationToken">Stops the run between two steps; what was delivered stays delivered.</param>
    /// <returns>What was done for each stream. Failures of the provider, of the sink and of the host's stores are outcomes, not exceptions.</returns>
    /// <exception cref="ArgumentException">The options name a provider or stream that does not exist, or no stream at all.</exception>
    /// <exception cref="OperationCanceledException">The caller's token was cancelled.</exception>
    public Task<SyncReport> SyncAsync(SyncUser user, SyncRunOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(user);
        return _telemetry.RunAsync(() => RunAsync(user, options ?? new(), cancellationToken));
    }

    /// <summary>Forgets where a user's copy stands: the offsets of every provider, version and stream.</summary>
    /// <param name="user">Whose; their runs must have ended.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>A task that ends when nothing of the user is left in the offset store.</returns>
    /// <remarks>Tokens are the client's (revoke the grant), delivered records belong to whoever has them.</remarks>
    public async Task ForgetAsync(UserKey user, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(user);
        await _offsets.RemoveAsync(user, cancellationToken).ConfigureAwait(false);
        foreach (IHealthDataSource source in _sources)
        {
            Tell(new(SyncEventKind.UserDeleted, source.Provider, Now) { User = user });
        }
    }

    private async Task<SyncReport> RunAsync(SyncUser user, SyncRunOptions options, CancellationToken cancellationToken)
    {
        IHealthDataSource source = FindSource(options.Provider);
        IReadOnlyList<DataStream> streams = FindStreams(source, options.Streams);
        SyncAccount key = new(source.Provider, user.Key, user.Version);
        Instant startedAt = Now;
        AccountRun account = new(new(key, Stream: null));
        StreamRun[] runs = [.. streams.Select(stream => new StreamRun(stream, new(key, stream.Id)))];
        try
        {
            if (!HoldsBack(account, runs))
            {
                await RunAccountAsync(source, user, account, runs, options, cancellationToken).ConfigureAwait(false);
                _faultWaits.Succeeded(account.Key);
            }
        }
        catch (Exception e) when (IsFault(e, cancellationToken))
        {
            FailAll(account, runs, e);
        }

        SyncReport report = ToReport(user, account, runs, startedAt);
        if (report.IsFinished)
        {
            Tell(SyncEventKind.UserFinished, account.Key);
        }

        Tell(new(SyncEventKind.RunEnded, source.Provider, Now) { User = user.Key, Records = report.Records, IsComplete = IsComplete(report) });
        _log.RunEnded(user.Key, source.Provider.Value, report.Outcome, report.Requests, report.Records);
        return report;
    }

    private async Task RunAccountAsync(IHealthDataSource source, SyncUser user, AccountRun account, StreamRun[] runs, SyncRunOptions options, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<OffsetKey, SyncOffset> offsets = await _offsets.GetAsync(account.Key.Account, cancellationToken).ConfigureAwait(false);
        account.Stored = offsets.GetValueOrDefault(account.Key);
        SyncHorizon horizon = ToHorizon(account.State, Now);
        foreach (StreamRun run in runs)
        {
            run.Stored = offsets.GetValueOrDefault(run.Key);
            (run.ConsentStart, run.ConsentEnd) = (horizon.StartOf(run.Stream, user), horizon.EndOf(run.Stream, user));
        }

        await CheckAccountAsync(source, user, account, offsets, options.Due, runs, cancellationToken).ConfigureAwait(false);
        if (account.IsStopped)
        {
            return;
        }

        // As of now, not of the start: the account's check may have waited, and what it found to be due is due at once.
        Instant plannedAt = Now;
        PriceRun(source, user, account, runs);
        SyncPlan plan = _planner.Plan(
            user,
            [.. runs.Select(static run => run.Stream)],
            runs.Where(static run => run.Stored is not null).ToDictionary(static run => run.Stream.Id, static run => run.Offset),
            ToHorizon(account.State, plannedAt),
            options.Due,
            account.State.Scopes,
            account.State.Quota is { LimitsPlans: true } quota ? quota.ResetAt > plannedAt ? quota.Remaining : quota.Limit : null);
        await RunPlanAsync(source, user, plan, plannedAt, runs, account, options, cancellationToken).ConfigureAwait(false);
    }

    private IHealthDataSource FindSource(ProviderId? provider) => provider is null
        ? _sources.Count == 1 ? _sources[0] : throw new ArgumentException($"{_sources.Count} providers are registered: set SyncRunOptions.Provider to one of {string.Join(", ", _sources.Select(static source => source.Provider))}.")
        : _sources.FirstOrDefault(source => source.Provider == provider)
            ?? throw new ArgumentException($"The provider {provider} is not registered: {string.Join(", ", _sources.Select(static source => source.Provider))}.");

    private static IReadOnlyList<DataStream> FindStreams(IHealthDataSource source, IReadOnlyCollection<StreamId>? wanted) => wanted is null
        ? source.Streams
        : wanted.Count == 0
        ? throw new ArgumentException("SyncRunOptions.Streams names no stream; leave it out for all of them.")
        : [.. wanted.Distinct().Select(id => source.Streams.FirstOrDefault(stream => stream.Id == id)
            ?? throw new ArgumentException($"{source.Provider} has no stream {id}: {string.Join(", ", source.Streams)}."))];
}
