using FitbitSdk.Http;
using FitbitSdk.Kafka;
using FitbitSdk.RabbitMQ;
using FitbitSdk.Records;
using FitbitSdk.Sync;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NodaTime;
using SharedTokens = FitbitSdk.Testing.InMemoryTokenStore;

namespace FitbitSdk.Docs.Tests.Snippets;

internal static class Hosting
{
    public static void Resilience(IServiceCollection services)
    {
        #region resilience
        services.AddFitbitClient()
            .WithResilience(http => http.AddStandardResilienceHandler(options =>          // Microsoft.Extensions.Http.Resilience
            {
                options.TotalRequestTimeout.Timeout = TimeSpan.FromMinutes(10);            // longer than MaximumWait: these limits run at the gate
                options.AttemptTimeout.Timeout = TimeSpan.FromMinutes(6);
                options.CircuitBreaker.SamplingDuration = TimeSpan.FromMinutes(12);
            }))
            .UseSqlite("state.db");
        #endregion
    }

    public static void Telemetry(IServiceCollection services)
    {
        #region telemetry
        services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddSource(HttpDiagnostics.ActivitySourceName, SyncDiagnostics.ActivitySourceName))
            .WithMetrics(metrics => metrics.AddMeter(HttpDiagnostics.MeterName, SyncDiagnostics.MeterName));
        #endregion
    }

    public static void Radar(IServiceCollection services, Instant consentStart)
    {
        #region radar
        services.AddFitbitClient().UseSqlite("state.db");
        services.AddHealthSync().UseSqlite("state.db").AddRadarEncoder().AddFileSink("data", options => options.Formats = FileFormats.Topics);

        SyncUser anna = new(new UserKey("anna"), consentStart) { Project = "study-7", SourceId = "charge-6" };   // projectId, userId and sourceId of each key
        #endregion
        _ = anna;
    }

    public static async Task OcariotAsync(IServiceCollection services, SyncEngine engine, SyncUser child)
    {
        #region ocariot
        services.AddFitbitClient().UseSqlite("state.db");
        services.AddHealthSync().UseSqlite("state.db")
            .AddRabbitMqConnection(options => options.Hosts = "amqps://sync@bus.example/ocariot")
            .AddOcariotBus();

        SyncReport report = await engine.SyncAsync(child, new() { Streams = OcariotJsonEncoder.Streams });   // no other stream has a shape
        #endregion
        _ = report;
    }

    public static async Task ErasureAsync(IServiceProvider container, SyncUser child)
    {
        #region erasure
        UserErasure erasure = container.GetRequiredService<UserErasure>();
        await erasure.EraseAsync(child.Key);   // throws while something is left; call again
        #endregion
    }

    public static void Kafka(IServiceCollection services, string password)
    {
        #region kafka
        services.AddFitbitClient().UseSqlite("state.db");
        services.AddHealthSync().UseSqlite("state.db").AddKafkaSink(options =>
        {
            options.BootstrapServers = "broker-1:9093,broker-2:9093";
            options.Settings["security.protocol"] = "sasl_ssl";          // any setting of librdkafka's; never logged
            options.Settings["sasl.mechanism"] = "SCRAM-SHA-512";
            options.Settings["sasl.username"] = "ingest";
            options.Settings["sasl.password"] = password;
        });
        services.AddHealthChecks().AddKafkaSinkCheck();
        #endregion
    }

    public static void RabbitMq(IServiceCollection services, IHealthSyncBuilder sync, string password)
    {
        #region rabbitmq
        services.AddFitbitClient().UseSqlite("state.db");
        services.AddHealthSync().UseSqlite("state.db")
            .AddRabbitMqConnection(rabbit =>
            {
                rabbit.Hosts = "amqps://rabbit-1,amqps://rabbit-2";     // tried in turn
                rabbit.VirtualHost = "health";
                rabbit.UserName = "ingest";
                rabbit.Password = password;                             // never logged
                rabbit.CaFile = "/etc/rabbitmq/ca.pem";
            })
            .AddRabbitMqSink()
            .AddRabbitMqTopology();                                     // declares the exchange, and a quorum queue a stream
        services.AddHealthChecks().AddRabbitMqSinkCheck();
        #endregion

        #region rabbitmq-topology
        sync.AddRabbitMqTopology(topology =>
        {
            topology.QueueName = "{project}.{stream}";                  // also {provider} and {key}; null: consumers bring their queues
            topology.DeadLetterExchange = "fitbitsdk.dead-letters";     // with a queue of the same name
            topology.AlternateExchange = "fitbitsdk.unrouted";          // takes what belongs in no queue; without, that is an error
            topology.Default.MaximumLength = 1_000_000;                 // then writes wait: overflow is reject-publish
            topology.Profiles["acme/heart-rate"] = new() { Type = RabbitMqQueueType.Stream, MaximumBytes = 20_000_000_000 };
        });
        #endregion
    }

    public static async Task KafkaExactlyOnce(IServiceCollection services, KafkaShards shards, SyncEngine engine, IReadOnlyList<SyncUser> users, CancellationToken cancellationToken)
    {
        #region kafka-exactly-once
        services.AddFitbitClient().AddTokenStore<SharedTokens>();     // users move between workers, so all of them reach the same tokens
        services.AddHealthSync().AddKafkaExactlyOnceSink(
            kafka => kafka.BootstrapServers = "broker-1:9092,broker-2:9092",
            shards => shards.StateTopic = "fitbitsdk.state");
        services.AddHealthChecks().AddKafkaShardsCheck();
        #endregion

        #region kafka-shards
        foreach (SyncUser user in users.Where(user => shards.Owns(user.Key)))
        {
            await engine.SyncAsync(user, cancellationToken: cancellationToken);
        }
        #endregion
    }

    public static void KafkaRegistry(IHealthSyncBuilder sync, string password)
    {
        #region kafka-registry
        sync.AddSchemaRegistry(options =>
        {
            options.Url = "https://registry-1:8081,https://registry-2:8081";   // tried in turn
            options.UserName = "ingest";                                       // or BearerToken, or BearerTokenProvider
            options.Password = password;
            options.CaCertificatePath = "/etc/kafka/ca.pem";
        });
        #endregion
    }

    public static void KafkaCreateTopics(IHealthSyncBuilder sync)
    {
        #region kafka-create-topics
        sync.AddKafkaTopics(topics => topics.ProfilesFile = "topics.json");     // {"heart-rate": {"*": {"num_partitions": 12, "replication_factor": 3}}}
        sync.AddRadarEncoder().AddKafkaTopics(topics => topics.Default = TopicSpec.RadarBase);
        #endregion
    }

    public static async Task KafkaTopics(IOptions<KafkaSinkOptions> options)
    {
        #region kafka-topics
        TopicProfiles profiles = TopicProfileJson.Read(File.ReadAllText("topics.json")).Required();
        using KafkaTopicAdmin admin = new(options);
        TopicProvisioner topics = new(admin, profiles);
        ProvisionedTopic topic = await topics.GetOrCreateAsync("acme", "heart-rate");                 // acme.heart-rate: Created, Existed or Drifted
        #endregion
        _ = topic;
    }

    public static void HealthCheck(IServiceCollection services)
    {
        #region health-check
        services.AddHealthChecks().AddHealthClientCheck(ProviderId.Fitbit);
        #endregion
    }
}
