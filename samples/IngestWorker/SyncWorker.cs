using FitbitSdk;
using FitbitSdk.Http;
using FitbitSdk.Records;
using FitbitSdk.Sync;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace IngestWorker;

/// <summary>Keeps the copy of each user current: a run of what is due, a few users at once, and then a wait until the report says that more is.</summary>
internal sealed partial class SyncWorker(
    SyncEngine engine, TokenManager tokens, Ownership ownership, IHostApplicationLifetime lifetime, WorkerOptions options, TimeProvider time, ILogger<SyncWorker> log) : BackgroundService
{
    // Timers take no waits of more than some weeks; a longer one goes on in parts.
    private static readonly Duration LongestWait = Duration.FromDays(1);

    private static readonly Duration AfterFailure = Duration.FromMinutes(1);

    private readonly SemaphoreSlim _places = new(options.Parallel);

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    public override void Dispose()
    {
        _places.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Delivery is Delivery.ExactlyOnce)
        {
            TokensOfOneMachine(log, options.State);
        }

        try
        {
            await Task.WhenAll(options.Users.Select(user => KeepCurrentAsync(user, stoppingToken)));
            lifetime.StopApplication();
        }
        catch (Exception) when (!stoppingToken.IsCancellationRequested)
        {
            // The host stops for it, but would end with 0.
            Environment.ExitCode = 1;
            throw;
        }
    }

    private async Task KeepCurrentAsync(WorkerUser one, CancellationToken cancellationToken)
    {
        SyncUser user = one.ToSyncUser();
        OAuthToken? first = one.ToFirstTokens(time);
        while (true)
        {
            // Taken before the question, so that no change is missed.
            Task changed = ownership.Changed;
            Instant? due = Instant.MaxValue;
            try
            {
                if (ownership.IsOurs(user.Key))
                {
                    if (first is not null)
                    {
                        // At every start: a pair that was rotated since is recognised, one of a new authorization is taken.
                        await tokens.AdoptAsync(new(new ProviderId(options.Provider), user.Key), first, cancellationToken: cancellationToken);
                        first = null;
                    }

                    due = await RunAsync(user, cancellationToken);
                }
                else if (options.Once)
                {
                    LeftToOthers(log, user.Key);
                    FailIfOnce();
                }
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                // Whatever is wrong with one user, the others go on.
                due = Now + AfterFailure;
                RunFailed(log, e, user.Key, due.Value);
                FailIfOnce();
            }

            if (due is null || options.Once)
            {
                break;
            }

            await WaitUntilAsync(due.Value, changed, cancellationToken);
        }
    }

    private async Task<Instant?> RunAsync(SyncUser user, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            SyncReport report = await engine.SyncAsync(user, new() { Due = DueRule.WhenDue }, cancellationToken);
            bool failed = report.Outcome >= StreamOutcome.Failed;
            RunEnded(log, failed ? LogLevel.Warning : LogLevel.Information, user.Key, report.Outcome, report.Records, report.NextDue);
            if (failed)
            {
                FailIfOnce();
            }

            return report.NextDue;
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>Whoever starts a job looks at its exit code; a worker that goes on tries again.</summary>
    private void FailIfOnce() => Environment.ExitCode = options.Once ? 1 : Environment.ExitCode;

    /// <summary>Waits until something is due, or until users come and go: another worker may have left this one behind at any point.</summary>
    private async Task WaitUntilAsync(Instant due, Task changed, CancellationToken cancellationToken)
    {
        for (Duration left; !changed.IsCompleted && (left = due - Now) > Duration.Zero;)
        {
            // A wait that has run out is no fault.
            await changed.WaitAsync(Duration.Min(left, LongestWait).ToTimeSpan(), time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    [LoggerMessage(EventId = 1, Message = "{User}: {Outcome}, {Records} records; next due {NextDue}.")]
    private static partial void RunEnded(ILogger log, LogLevel level, UserKey user, StreamOutcome outcome, long records, Instant? nextDue);

    [LoggerMessage(3, LogLevel.Error, "{User}: the run failed; next due {Due}.")]
    private static partial void RunFailed(ILogger log, Exception exception, UserKey user, Instant due);

    [LoggerMessage(4, LogLevel.Warning, "{User}: another worker has this user.")]
    private static partial void LeftToOthers(ILogger log, UserKey user);

    [LoggerMessage(5, LogLevel.Warning, "Tokens are in {File}. A refresh token works once, so all workers of the group must share this file: workers on several machines need a token store that they all reach.")]
    private static partial void TokensOfOneMachine(ILogger log, string file);
}
