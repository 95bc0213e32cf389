using FitbitSdk;
using FitbitSdk.Simulators;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IngestWorker.Demo;

/// <summary>The worker as it is, with nothing to set up: a simulated Fitbit and a simulated cluster in this process, and one run of each person.</summary>
internal static class DemoRun
{
    private const int People = 3;
    private const int Days = 3;

    public static async Task<int> RunAsync(string[] args)
    {
        string folder = Directory.CreateTempSubdirectory("ingest-worker-").FullName;
        try
        {
            DateOnly today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            await using FitbitSimulator simulator = await FitbitSimulator.StartAsync(new() { Users = People, FirstDay = today.AddDays(1 - Days), Days = Days });
            using DemoCluster cluster = new();
            Console.WriteLine($"Fitbit is simulated at {simulator.BaseAddress}, Kafka at {cluster.Bootstrap}: {People} people, {Days} days.");

            HostApplicationBuilder builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = AppContext.BaseDirectory });
            builder.Configuration.AddInMemoryCollection(Settings(simulator, cluster, folder, today));
            DeliveredCount delivered = new();
            builder.AddIngestWorker().Services.AddSingleton<ISyncObserver>(delivered);
            using (IHost host = builder.Build())
            {
                await host.RunAsync();
            }

            return Summarize(cluster.Count(), delivered.Records);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<KeyValuePair<string, string?>> Settings(FitbitSimulator simulator, DemoCluster cluster, string folder, DateOnly today) =>
    [
        new("Worker:State", Path.Combine(folder, "state.db")),
        new("Worker:Delivery", nameof(Delivery.AtLeastOnce)),
        new("Worker:Once", "true"),
        new("Fitbit:BaseAddress", simulator.BaseAddress.ToString()),
        new("Fitbit:ClientId", simulator.ClientId),
        new("Fitbit:ClientSecret", simulator.ClientSecret),
        new("Kafka:BootstrapServers", cluster.Bootstrap),
        .. simulator.Accounts.SelectMany((account, i) => (IEnumerable<KeyValuePair<string, string?>>)
        [
            new($"Worker:Users:{i}:Key", account.UserId),
            new($"Worker:Users:{i}:Account", account.UserId),
            new($"Worker:Users:{i}:ConsentStart", $"{today.AddDays(1 - Days):yyyy-MM-dd}T00:00:00Z"),
            new($"Worker:Users:{i}:AccessToken", account.AccessToken),
            new($"Worker:Users:{i}:RefreshToken", account.RefreshToken),
        ]),
    ];

    private static int Summarize(IReadOnlyList<(string Topic, long Messages)> topics, long delivered)
    {
        foreach ((string topic, long messages) in topics)
        {
            Console.WriteLine($"{messages,10:N0}  {topic}");
        }

        long arrived = topics.Sum(static topic => topic.Messages);
        Console.WriteLine($"{delivered} records delivered, {arrived} messages in {topics.Count} topics.");
        return arrived > 0 && arrived == delivered ? 0 : 1;
    }
}
