using FitbitSdk.Simulators;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace RabbitMqWorker;

/// <summary>The worker as it is between a simulated Fitbit in this process and the broker of the settings: one run of each person.</summary>
internal static class DemoRun
{
    private const int People = 3;
    private const int Days = 3;

    public static async Task RunAsync(HostApplicationBuilder builder)
    {
        string folder = Directory.CreateTempSubdirectory("rabbitmq-worker-").FullName;
        try
        {
            DateOnly first = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(1 - Days);
            await using FitbitSimulator simulator = await FitbitSimulator.StartAsync(new() { Users = People, FirstDay = first, Days = Days });
            Console.WriteLine($"Fitbit is simulated at {simulator.BaseAddress}: {People} people, {Days} days.");
            builder.Configuration.AddInMemoryCollection(Settings(simulator, folder, first));
            using IHost host = builder.AddRabbitMqWorker().Build();
            await host.RunAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<KeyValuePair<string, string?>> Settings(FitbitSimulator simulator, string folder, DateOnly first) =>
    [
        new("Worker:State", Path.Combine(folder, "state.db")),
        new("Worker:Once", "true"),
        new("Fitbit:BaseAddress", simulator.BaseAddress.ToString()),
        new("Fitbit:ClientId", simulator.ClientId),
        new("Fitbit:ClientSecret", simulator.ClientSecret),
        .. simulator.Accounts.SelectMany((account, i) => (IEnumerable<KeyValuePair<string, string?>>)
        [
            new($"Worker:Users:{i}:Key", account.UserId),
            new($"Worker:Users:{i}:Account", account.UserId),
            new($"Worker:Users:{i}:ConsentStart", $"{first:yyyy-MM-dd}T00:00:00Z"),
            new($"Worker:Users:{i}:AccessToken", account.AccessToken),
            new($"Worker:Users:{i}:RefreshToken", account.RefreshToken),
        ]),
    ];
}
