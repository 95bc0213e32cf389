// A trimmed host: one user from a Fitbit that stands in the arguments, to librdkafka's own cluster for tests. Exits non-zero when wrong.
using Confluent.Kafka;
using FitbitSdk;
using FitbitSdk.Http;
using FitbitSdk.Records;
using FitbitSdk.Sync;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;

(string account, string access, string refresh, string folder) = (args[0], args[1], args[2], args[3]);
TimeSpan patience = TimeSpan.FromSeconds(10);
using IAdminClient cluster = new AdminClientBuilder(new Dictionary<string, string> { ["test.mock.num.brokers"] = "1" }).SetLogHandler((_, _) => { }).Build();
string bootstrap = string.Join(',', cluster.GetMetadata(patience).Brokers.Select(broker => $"{broker.Host}:{broker.Port}"));

HostApplicationBuilder builder = Host.CreateApplicationBuilder(args[4..]);   // the rest: the section "Fitbit"
builder.Services.AddFitbitClient().UseSqlite(Path.Combine(folder, "state.db"));
builder.Services.AddHealthSync().UseSqlite(Path.Combine(folder, "state.db")).AddKafkaSink(options => options.BootstrapServers = bootstrap);
using IHost host = builder.Build();
await host.StartAsync();

SyncUser user = new(new UserKey(account), SystemClock.Instance.GetCurrentInstant() - Duration.FromDays(3));
OAuthToken tokens = new() { Access = new(access), Refresh = new(refresh), ExpiresAt = Instant.MinValue };
await host.Services.GetRequiredService<TokenManager>().AdoptAsync(new(ProviderId.Fitbit, user.Key), tokens);
SyncReport report = await host.Services.GetRequiredService<SyncEngine>().SyncAsync(user);
await host.StopAsync();

using IConsumer<Ignore, Ignore> reader = new ConsumerBuilder<Ignore, Ignore>(new ConsumerConfig { BootstrapServers = bootstrap, GroupId = "smoke" }).Build();
long messages = cluster.GetMetadata(patience).Topics.Sum(topic =>
    topic.Partitions.Sum(partition => reader.QueryWatermarkOffsets(new(topic.Topic, partition.PartitionId), patience).High.Value));
Console.WriteLine($"{report.Outcome}: {report.Records} records, {messages} messages.");
return report.Outcome is StreamOutcome.Completed && messages > 0 && messages == report.Records ? 0 : 1;
