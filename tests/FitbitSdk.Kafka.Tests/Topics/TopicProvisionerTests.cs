using System.Collections.Concurrent;

namespace FitbitSdk.Kafka.Tests;

public sealed class TopicProvisionerTests
{
    private readonly OwnAdmin _admin = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetOrCreate_MissingTopic_IsCreatedAsItsProfileSays()
    {
        TopicProvisioner topics = new(_admin, new([("data", "acme", TopicSpec.Auto(4, 2))]));

        ProvisionedTopic topic = await topics.GetOrCreateAsync("acme", "data", Cancel);

        Assert.Equal(("acme.data", TopicOutcome.Created, TopicProfileRule.Tenant), (topic.Name, topic.Outcome, topic.Profile.Rule));
        Assert.True(_admin.Topics["acme.data"].Fits(TopicSpec.Auto(4, 2)));
        Assert.Same(topic, Assert.Single(topics.Topics));
    }

    [Fact]
    public async Task GetOrCreate_Assigned_LiesWhereItsProfileSays()
    {
        TopicSpec spec = TopicSpec.Assigned([3, 1], [1, 2]);

        ProvisionedTopic topic = await new TopicProvisioner(_admin, new([("data", "*", spec)])).GetOrCreateAsync("acme", "data", Cancel);

        Assert.True(topic.Layout.Fits(spec));
        Assert.False(topic.Layout.Fits(TopicSpec.Assigned([1, 3], [1, 2]))); // another leader
        Assert.True(topic.Layout.Fits(TopicSpec.Auto(2, 2)));
    }

    [Fact]
    public async Task GetOrCreate_ManyAtOnce_CreateItOnce()
    {
        TopicProvisioner topics = new(_admin, TopicProfiles.None);

        ProvisionedTopic[] all = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => topics.GetOrCreateAsync("acme", "data", Cancel))));

        Assert.Equal(1, _admin.Creations);
        Assert.All(all, one => Assert.Same(all[0], one));
        int looks = _admin.Looks;
        await topics.GetOrCreateAsync("acme", "data", Cancel);
        Assert.Equal(looks, _admin.Looks);
    }

    [Fact]
    public async Task GetOrCreate_TopicThatDiffersFromItsProfile_IsReportedAndLeftAsItIs()
    {
        _admin.Topics["acme.data"] = new([1], [2]);
        TopicProvisioner topics = new(_admin, new([("data", "*", TopicSpec.Auto(4, 1))]));

        ProvisionedTopic topic = await topics.GetOrCreateAsync("acme", "data", Cancel);

        Assert.Equal((TopicOutcome.Drifted, 2, 0), (topic.Outcome, topic.Layout.Brokers.Count, _admin.Creations));
    }

    [Fact]
    public async Task GetOrCreate_SomeoneElseWasFirst_IsTheirTopic()
    {
        _admin.CreatedMeanwhile = new([7]);

        ProvisionedTopic topic = await new TopicProvisioner(_admin, TopicProfiles.None).GetOrCreateAsync("acme", "data", Cancel);

        Assert.Equal((TopicOutcome.Existed, 7), (topic.Outcome, topic.Layout.Brokers[0][0]));
    }

    [Fact]
    public async Task GetOrCreate_Failure_ReachesTheCallerAndIsTriedAgain()
    {
        TopicProvisioner topics = new(_admin, TopicProfiles.None);
        _admin.Failure = new InvalidOperationException("no");

        await Assert.ThrowsAsync<InvalidOperationException>(() => topics.GetOrCreateAsync("acme", "data", Cancel));

        Assert.Empty(topics.Topics);
        _admin.Failure = null;
        Assert.Equal(TopicOutcome.Created, (await topics.GetOrCreateAsync("acme", "data", Cancel)).Outcome);
    }

    [Fact]
    public async Task GetOrCreate_TopicThatDoesNotShow_IsAnErrorInTime()
    {
        _admin.IsHidden = true;

        KafkaSinkException e = await Assert.ThrowsAsync<KafkaSinkException>(() =>
            new TopicProvisioner(_admin, TopicProfiles.None, readiness: TimeSpan.FromMilliseconds(300)).GetOrCreateAsync("acme", "data", Cancel));

        Assert.Equal(KafkaSinkFault.TopicMissing, e.Fault);
    }

    [Fact]
    public async Task GetOrCreate_NamesOfTheHost_ArePlacedWhereTheySay()
    {
        TopicProvisioner topics = new(_admin, TopicProfiles.None, static (_, subject) => $"connect_fitbit_{subject}");

        Assert.Equal("connect_fitbit_sleep", (await topics.GetOrCreateAsync("acme", "sleep", Cancel)).Name);
        Assert.Throws<ArgumentException>(() => { _ = topics.GetOrCreateAsync("acme", "a b", Cancel); });
    }

    [Fact]
    public async Task Find_OfACluster_SeesTopicsAndCreatesNone()
    {
        using TestCluster cluster = TestCluster.Open();
        cluster.CreateTopic("acme.data");
        using KafkaTopicAdmin admin = new(Microsoft.Extensions.Options.Options.Create(TestSink.OptionsFor(cluster)));

        Assert.Null(await admin.FindAsync(cluster.NameOf("acme.other"), Cancel));
        Assert.Null(await admin.FindAsync(cluster.NameOf("acme.other"), Cancel));
        TopicLayout? found = await admin.FindAsync(cluster.NameOf("acme.data"), Cancel);
        Assert.Equal(TestCluster.Partitions, found!.Brokers.Count);
        Assert.All(found.Brokers.SelectMany(static brokers => brokers), static broker => Assert.True(broker >= 0));
    }

    [Fact]
    public async Task TryCreate_OnARealBroker_CreatesWhatIsAskedForOnce()
    {
        string? servers = TestCluster.NamedBrokers;
        Assert.SkipWhen(servers is null, "FITBITSDK_TEST_KAFKA names no brokers; the mock cluster creates no topics.");
        using KafkaTopicAdmin admin = new(Microsoft.Extensions.Options.Options.Create(new KafkaSinkOptions { BootstrapServers = servers! }));
        string name = $"fitbitsdk-test-{Guid.NewGuid():N}";
        TopicProvisioner topics = new(admin, new([(name, "*", TopicSpec.Auto(3, 1))]), static (_, subject) => subject);

        Assert.Equal(TopicOutcome.Created, (await topics.GetOrCreateAsync("acme", name, Cancel)).Outcome);

        Assert.False(await admin.TryCreateAsync(name, TopicSpec.Auto(5, 1), Cancel));
        Assert.True((await admin.FindAsync(name, Cancel))!.Fits(TopicSpec.Auto(3, 1)));
    }

    private sealed class OwnAdmin : ITopicAdmin
    {
        private int _creations;
        private int _looks;

        public ConcurrentDictionary<string, TopicLayout> Topics { get; } = new(StringComparer.Ordinal);

        public int Creations => _creations;

        public int Looks => _looks;

        public Exception? Failure { get; set; }

        public bool IsHidden { get; set; }

        /// <summary>Gets or sets what another process creates just before this one does.</summary>
        public TopicLayout? CreatedMeanwhile { get; set; }

        public ValueTask<TopicLayout?> FindAsync(string topic, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _looks);
            return new(IsHidden ? null : Topics.GetValueOrDefault(topic));
        }

        public async ValueTask<bool> TryCreateAsync(string topic, TopicSpec spec, CancellationToken cancellationToken)
        {
            await Task.Yield();
            Interlocked.Increment(ref _creations);
            if (Failure is not null)
            {
                throw Failure;
            }

            TopicLayout layout = CreatedMeanwhile ?? new(spec is AssignedTopicSpec assigned ? assigned.Brokers
                : [.. Enumerable.Range(0, spec.Partitions).Select(_ => (IReadOnlyList<int>)[.. Enumerable.Range(1, ((AutomaticTopicSpec)spec).ReplicationFactor)])]);
            return Topics.TryAdd(topic, layout) && CreatedMeanwhile is null;
        }
    }
}
