using FitbitSdk.Records;
using FitbitSdk.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Engine;

/// <summary>One person, Anna, with three days of data, and an engine over stores and a sink in memory.</summary>
internal sealed class EngineFixture
{
    public EngineFixture()
        : this(At(12, 19))
    {
    }

    public EngineFixture(Instant now)
    {
        Clock = new(now.ToDateTimeOffset());
        for (Instant time = At(10); time < At(13); time += Duration.FromMinutes(7))
        {
            Source.Heart[time] = 50 + time.InUtc().Hour;
        }

        Source.Sleeps.AddRange([("101", At(10, 22), At(11, 6)), ("102", At(11, 23), At(12, 7))]);
        Source.Watermarks["tracker"] = At(12, 18, 30);
        Sink = new InMemoryRecordSink(Log);
        Observers.Add(new Recorder(Events));
    }

    public FakeSource Source { get; } = new();

    public ManualTimeProvider Clock { get; }

    public DeliveryLog Log { get; } = new();

    public IRecordSink Sink { get; set; }

    public IOffsetStore Offsets { get; set; } = new InMemoryOffsetStore();

    public List<ISyncObserver> Observers { get; } = [];

    public List<SyncEvent> Events { get; } = [];

    public SyncUser User { get; set; } = new(Anna, At(10));

    public SyncAccount Account => new(ProviderId.Fitbit, Anna, 0);

    public Instant Now => Instant.FromDateTimeOffset(Clock.GetUtcNow());

    public SyncPlannerOptions Options { get; } = new();

    public ILogger<SyncEngine> Logger { get; set; } = NullLogger<SyncEngine>.Instance;

    public SyncEngine NewEngine(IHealthDataSource? source = null) => new(
        [source ?? Source],
        Offsets,
        Sink,
        new SyncPlanner(Microsoft.Extensions.Options.Options.Create(Options)),
        Microsoft.Extensions.Options.Options.Create(Options),
        Clock,
        Logger,
        Observers);

    public Task<SyncReport> SyncAsync(params StreamId[] streams) => SyncAsync(DueRule.Now, streams);

    public Task<SyncReport> SyncAsync(DueRule due, params StreamId[] streams) =>
        NewEngine().SyncAsync(User, new() { Due = due, Streams = streams.Length == 0 ? null : streams }, TestContext.Current.CancellationToken);

    public async Task<SyncOffset> OffsetAsync(StreamId? stream) =>
        (await Offsets.GetAsync(Account, TestContext.Current.CancellationToken)).GetValueOrDefault(new(Account, stream)) ?? SyncOffset.Initial;

    public StreamReport Of(SyncReport report, StreamId stream) => Assert.Single(report.Streams, s => s.Stream == stream);

    public List<string> Delivered() => [.. Log.Entries.Select(static d => d.Head is { } head ? $"{head.Id}@{head.Revision:x}" : $"replace {d.Origin.Window}")];

    private sealed class Recorder(List<SyncEvent> events) : ISyncObserver
    {
        public void OnEvent(SyncEvent happened) => events.Add(happened);
    }
}
