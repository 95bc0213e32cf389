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
    SyncEngine engine, TokenManager tokens, IHostApplicationLifetime lifetime, IOptions<WorkerOptions> options, TimeProvider time, ILogger<SyncWorker> log) : BackgroundService
{
    // Task.Delay takes no longer ones; the wait then goes on.
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

        while (await RunAsync(user, cancellationToken) is { NextDue: { } due } && !options.Value.Once)
        {
            await WaitUntilAsync(due, cancellationToken);
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

    private async Task WaitUntilAsync(Instant due, CancellationToken cancellationToken)
    {
        for (Duration left; (left = due - Instant.FromDateTimeOffset(time.GetUtcNow())) > Duration.Zero;)
        {
            await Task.Delay(Duration.Min(left, LongestWait).ToTimeSpan(), time, cancellationToken);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{User}: {Outcome}, {Records} records; next due {NextDue}.")]
    private static partial void RunEnded(ILogger log, UserKey user, StreamOutcome outcome, long records, Instant? nextDue);
}
