using System.Collections.Concurrent;
using FitbitSdk;
using FitbitSdk.Http;
using FitbitSdk.RabbitMQ;
using FitbitSdk.Records;
using FitbitSdk.Sync;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace RabbitMqWorker;

/// <summary>Keeps the copy of each user current: a run of what is due, and then a wait until the report says that more is. A user who is forgotten is run no more.</summary>
internal sealed partial class SyncWorker(
    SyncEngine engine, TokenManager tokens, IHostApplicationLifetime lifetime, IOptions<WorkerOptions> options, TimeProvider time, ILogger<SyncWorker> log) : BackgroundService, IUserEraser
{
    private static readonly Duration AfterFailure = Duration.FromMinutes(1);
    private static readonly Duration LongestWait = Duration.FromDays(1);

    private readonly ConcurrentDictionary<UserKey, (CancellationTokenSource Stop, Task Work)> _kept = [];

    // OCARIoT has a shape for some streams alone: no other is read for nothing.
    private readonly IReadOnlyList<StreamId>? _streams = options.Value.Ocariot ? OcariotJsonEncoder.Streams : null;

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>Ends the user's work, so that nothing of them is written any more.</summary>
    public async ValueTask EraseAsync(UserKey user, CancellationToken cancellationToken)
    {
        if (_kept.TryGetValue(user, out (CancellationTokenSource Stop, Task Work) kept))
        {
            await kept.Stop.CancelAsync();
            await kept.Work.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public override void Dispose()
    {
        foreach ((CancellationTokenSource stop, _) in _kept.Values)
        {
            stop.Dispose();
        }

        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (WorkerUser user in options.Value.Users)
        {
            CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            _kept[new(user.Key)] = (stop, KeepCurrentAsync(user, stop.Token));
        }

        await Task.WhenAll(_kept.Values.Select(static kept => kept.Work)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (options.Value.Once)
        {
            lifetime.StopApplication();
        }
    }

    private async Task KeepCurrentAsync(WorkerUser one, CancellationToken cancellationToken)
    {
        SyncUser user = one.ToSyncUser();
        OAuthToken? first = one.ToFirstTokens(time);
        while (true)
        {
            Instant? due;
            try
            {
                if (first is not null)
                {
                    // At every start: a pair that was rotated since is recognised, one of a new authorization is taken.
                    await tokens.AdoptAsync(new(ProviderId.Fitbit, user.Key), first, cancellationToken: cancellationToken);
                    first = null;
                }

                due = await RunAsync(user, cancellationToken);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                // Whatever is wrong with one user, the others go on.
                due = Now + AfterFailure;
                RunFailed(log, e, user.Key, due.Value);
                FailIfOnce();
            }

            if (due is null || options.Value.Once)
            {
                return;
            }

            for (Duration left; (left = due.Value - Now) > Duration.Zero;)
            {
                await Task.Delay(Duration.Min(left, LongestWait).ToTimeSpan(), time, cancellationToken);
            }
        }
    }

    private async Task<Instant?> RunAsync(SyncUser user, CancellationToken cancellationToken)
    {
        SyncReport report = await engine.SyncAsync(user, new() { Due = DueRule.WhenDue, Streams = _streams }, cancellationToken);
        bool failed = report.Outcome >= StreamOutcome.Failed;
        RunEnded(log, failed ? LogLevel.Warning : LogLevel.Information, user.Key, report.Outcome, report.Records, report.NextDue);
        if (failed)
        {
            FailIfOnce();
        }

        return report.NextDue;
    }

    /// <summary>Whoever starts a job looks at its exit code; a worker that goes on tries again.</summary>
    private void FailIfOnce() => Environment.ExitCode = options.Value.Once ? 1 : Environment.ExitCode;

    [LoggerMessage(EventId = 1, Message = "{User}: {Outcome}, {Records} records; next due {NextDue}.")]
    private static partial void RunEnded(ILogger log, LogLevel level, UserKey user, StreamOutcome outcome, long records, Instant? nextDue);

    [LoggerMessage(2, LogLevel.Error, "{User}: the run failed; next due {Due}.")]
    private static partial void RunFailed(ILogger log, Exception exception, UserKey user, Instant due);
}
