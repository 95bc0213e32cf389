using FitbitSdk.Testing;

namespace FitbitSdk.Kafka.Tests;

public sealed class KafkaStateStoreCompliance : IDisposable
{
    private readonly TestCluster _cluster = TestCluster.Open(brokers: 1);
    private TestWorker? _worker;

    public KafkaStateStoreCompliance() => _cluster.CreateStateTopic(TestWorker.StateTopic);

    public static IEnumerable<object[]> Cases => OffsetStoreCompliance.Cases;

    public void Dispose() => _cluster.Dispose();

    [Theory, MemberData(nameof(Cases))]
    public async Task Holds(ComplianceCase<IOffsetStore> one)
    {
        await one.RunAsync(OpenAsync);
        await CloseAsync();
    }

    private async ValueTask<IOffsetStore> OpenAsync()
    {
        await CloseAsync();
        _worker = await TestWorker.StartAsync(_cluster);
        return _worker.Store;
    }

    private ValueTask CloseAsync() => _worker?.DisposeAsync() ?? default;
}
