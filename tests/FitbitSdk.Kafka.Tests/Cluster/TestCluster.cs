namespace FitbitSdk.Kafka.Tests;

/// <summary>A cluster that tests write to: the brokers that <c>FITBITSDK_TEST_KAFKA</c> names, or librdkafka's own cluster for tests.</summary>
internal abstract class TestCluster : IDisposable
{
    public const int Partitions = 3;

    /// <summary>Gets the brokers that the environment names; <see langword="null"/> without.</summary>
    public static string? NamedBrokers { get; } = Environment.GetEnvironmentVariable("FITBITSDK_TEST_KAFKA") is { Length: > 0 } servers ? servers : null;

    public abstract string Bootstrap { get; }

    /// <summary>Gets what stands before the names of all topics of this cluster, so that tests which share brokers do not meet.</summary>
    public virtual string Prefix => string.Empty;

    public static TestCluster Open(int brokers = 3) => NamedBrokers is { } servers ? new RealCluster(servers) : new MockCluster(brokers);

    public string NameOf(string topic) => Prefix + topic;

    /// <summary>Creates a topic, with the prefix before its name.</summary>
    public abstract void CreateTopic(string topic, int partitions = Partitions);

    /// <summary>Creates a topic for the offsets of workers.</summary>
    public virtual void CreateStateTopic(string topic) => CreateTopic(topic);

    public abstract void Dispose();
}
