using System.Runtime.InteropServices;
using Confluent.Kafka;

namespace FitbitSdk.Kafka.Tests;

/// <summary>A cluster with the real wire protocol on loopback, and faults at will. Its topics keep about 5 MiB a partition: read alongside.</summary>
internal sealed class MockCluster : TestCluster
{
    private readonly nint _client;
    private readonly nint _cluster;

    public MockCluster(int brokers = 3)
    {
        nint configuration = MockNative.NewConfiguration();
        _ = MockNative.Set(configuration, "log_level", "0", 0, 0);
        _client = MockNative.NewClient(kind: 0, configuration, 0, 0);
        _cluster = MockNative.NewCluster(_client, brokers);
        Brokers = [.. Enumerable.Range(1, brokers)];
        Bootstrap = Marshal.PtrToStringUTF8(MockNative.Bootstraps(_cluster))!;
    }

    /// <summary>The numbers of requests in Kafka's protocol.</summary>
    public enum Request : short
    {
        Produce = 0,
        Metadata = 3,
        JoinGroup = 11,
        InitProducerId = 22,
        AddPartitionsToTransaction = 24,
        EndTransaction = 26,
    }

    public override string Bootstrap { get; }

    public IReadOnlyList<int> Brokers { get; }

    public override void CreateTopic(string topic, int partitions = Partitions) => Check(MockNative.CreateTopic(_cluster, topic, partitions, 1));

    /// <summary>Gives each broker partitions of a topic to lead, in turns: else chance decides, and leaves some without.</summary>
    public void ShareLead(string topic)
    {
        for (int partition = 0; partition < Partitions; partition++)
        {
            Check(MockNative.SetLeader(_cluster, topic, partition, Brokers[partition % Brokers.Count]));
        }
    }

    public void FailTopic(string topic, ErrorCode error) => MockNative.SetTopicError(_cluster, topic, (int)error);

    /// <summary>Makes the next requests of a kind fail, one for each error.</summary>
    public void Fail(Request request, params IEnumerable<ErrorCode> errors)
    {
        int[] codes = [.. errors.Select(static error => (int)error)];
        MockNative.PushErrors(_cluster, (short)request, (nuint)codes.Length, codes);
    }

    /// <summary>Makes the next requests of a kind fail at each broker, one for each error.</summary>
    public void FailAtEach(Request request, params IReadOnlyList<ErrorCode> errors)
    {
        foreach (int broker in Brokers)
        {
            foreach (ErrorCode error in errors)
            {
                Check(MockNative.PushError(_cluster, broker, (short)request, 1, (int)error, 0));
            }
        }
    }

    /// <summary>Counts those of <see cref="FailAtEach"/> that no request has met yet.</summary>
    public int CountFailuresLeft(Request request) => Brokers.Sum(broker =>
    {
        Check(MockNative.CountErrors(_cluster, broker, (short)request, out nuint left));
        return (int)left;
    });

    /// <summary>Makes the brokers as old as those that know a request only up to a version.</summary>
    public void Limit(Request request, short version) => Check(MockNative.SetVersions(_cluster, (short)request, 0, version));

    public void Stop(int broker) => Check(MockNative.SetDown(_cluster, broker));

    public void Start(int broker) => Check(MockNative.SetUp(_cluster, broker));

    public void StopAll() => Brokers.ToList().ForEach(Stop);

    public void StartAll() => Brokers.ToList().ForEach(Start);

    public void Delay(TimeSpan roundTrip)
    {
        foreach (int broker in Brokers)
        {
            Check(MockNative.SetRoundTrip(_cluster, broker, (int)roundTrip.TotalMilliseconds));
        }
    }

    // librdkafka's threads look up once a second, so that an end may take as long; no test needs to wait for it.
    public override void Dispose() => _ = Task.Run(() =>
    {
        MockNative.DestroyCluster(_cluster);
        MockNative.DestroyClient(_client);
    });

    private static void Check(int error)
    {
        if ((ErrorCode)error is not ErrorCode.NoError)
        {
            throw new InvalidOperationException($"The mock cluster refused: {(ErrorCode)error}.");
        }
    }
}
