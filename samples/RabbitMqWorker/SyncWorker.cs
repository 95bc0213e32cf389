using FitbitSdk;
using FitbitSdk.Http;
using FitbitSdk.Records;
using FitbitSdk.Sync;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace RabbitMqWorker;

/// <summary>Keeps the copy of each user current: a run of what is due, and then a wait until the report says that more is.</summary>
internal sealed partial class SyncWorker(
    SyncEngine engine, TokenManager tokens, IHostApplicationLifetime lifetime, IOptions<WorkerOptions> options, TimeProvider time, ILogger<SyncWorker> log) : BackgroundService
{
    private static readonly Duration AfterFailure = Duration.FromMinutes(1);
    private static readonly Duration LongestWait = Duration.FromDays(1);

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.WhenAll(options.Value.Users.Select(user => KeepCurrentAsync(user, stoppingToken)));
        lifetime.StopApplication();
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
        SyncReport report = await engine.SyncAsync(user, new() { Due = DueRule.WhenDue }, cancellationToken);
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
