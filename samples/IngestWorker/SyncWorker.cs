using FitbitSdk;
using FitbitSdk.Http;
using FitbitSdk.Records;
using FitbitSdk.Sync;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IngestWorker;

/// <summary>Keeps the copy of each user current: a run of what is due, a few users at once, and then a wait until the report says that more is.</summary>
internal sealed partial class SyncWorker(
    SyncEngine engine, TokenManager tokens, Ownership ownership, IHostApplicationLifetime lifetime, IOptions<WorkerOptions> options, TimeProvider time, ILogger<SyncWorker> log) : BackgroundService
{
    // Timers take no waits of more than some weeks; a longer one goes on in parts.
    private static readonly Duration LongestWait = Duration.FromDays(1);

    private readonly SemaphoreSlim _places = new(options.Value.Parallel);

    public override void Dispose()
    {
        _places.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.WhenAll(options.Value.Users.Select(user => KeepCurrentAsync(user, stoppingToken)));
        lifetime.StopApplication();
    }

    private async Task KeepCurrentAsync(WorkerUser one, CancellationToken cancellationToken)
    {
        SyncUser user = one.ToSyncUser();
        if (one.ToFirstTokens(time) is { } first)
        {
            // At every start: a pair that was rotated since is recognised, one of a new authorization is taken.
            await tokens.AdoptAsync(new(new ProviderId(options.Value.Provider), user.Key), first, cancellationToken: cancellationToken);
        }

        while (true)
        {
            // Taken before the question, so that no change is missed.
            Task changed = ownership.Changed;
            if (!ownership.IsOurs(user.Key))
            {
                await changed.WaitAsync(cancellationToken);
            }
            else if (await RunAsync(user, cancellationToken) is { NextDue: { } due } && !options.Value.Once)
            {
                await WaitUntilAsync(due, changed, cancellationToken);
            }
            else
            {
                break;
            }
        }
    }

    private async Task<SyncReport> RunAsync(SyncUser user, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            SyncReport report = await engine.SyncAsync(user, new() { Due = DueRule.WhenDue }, cancellationToken);
            RunEnded(log, user.Key, report.Outcome, report.Records, report.NextDue);
            return report;
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>Waits until something is due, or until users come and go: another worker may have left this one behind at any point.</summary>
    private async Task WaitUntilAsync(Instant due, Task changed, CancellationToken cancellationToken)
    {
        for (Duration left; !changed.IsCompleted && (left = due - Instant.FromDateTimeOffset(time.GetUtcNow())) > Duration.Zero;)
        {
            // A wait that has run out is no fault.
            await changed.WaitAsync(Duration.Min(left, LongestWait).ToTimeSpan(), time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{User}: {Outcome}, {Records} records; next due {NextDue}.")]
    private static partial void RunEnded(ILogger log, UserKey user, StreamOutcome outcome, long records, Instant? nextDue);
}
