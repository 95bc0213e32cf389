using FitbitSdk.Http;
using FitbitSdk.Records;
using FitbitSdk.Testing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace FitbitSdk.Benchmarks;

/// <summary>Both providers' clients as a host registers them, over a handler that answers from memory.</summary>
internal static class TypedClients
{
    public static SyncUser User { get; } = new(new("anna"), Instant.FromUtc(2020, 1, 1, 0, 0));

    public static ServiceProvider Fitbit(HttpMessageHandler handler)
    {
        ServiceCollection services = new();
        services.AddFitbitClient(static options => options.ClientId = "ABC123")
            .AddTokenStore<InMemoryTokenStore>()
            .ConfigureHttp(http => http.ConfigurePrimaryHttpMessageHandler(() => handler));
        return services.BuildServiceProvider();
    }

    public static ServiceProvider Google(HttpMessageHandler handler)
    {
        ServiceCollection services = new();
        services.AddGoogleHealthClient(static options =>
        {
            // Counted by the client: as many as the benchmark may send.
            (options.ClientId, options.ClientSecret) = ("ABC123", "secret");
            (options.RequestsPerMinuteAndUser, options.RequestsPerMinute, options.RequestsPerDay) = (1_000_000, 100_000_000, 1_000_000_000);
        }).AddTokenStore<InMemoryTokenStore>().ConfigureHttp(http => http.ConfigurePrimaryHttpMessageHandler(() => handler));
        return services.BuildServiceProvider();
    }

    /// <summary>Gives the longest window that takes one request.</summary>
    public static ReadRequest FirstWindow(DataStream stream)
    {
        LocalDate date = new(2026, 3, 14);
        Instant start = date.AtMidnight().InUtc().ToInstant();
        return new(User, stream, FetchWindow.Between(StreamTime.FromInstant(start), StreamTime.FromInstant(start + stream.MaximumRange)), ZoneHistory.Empty);
    }

    public static async Task<int> CountAsync(IHealthDataSource source, ReadRequest request)
    {
        int count = 0;
        await foreach (SourcePage page in source.ReadAsync(request, CancellationToken.None))
        {
            using RecordBatch? batch = page.Batch;
            count += batch?.Count ?? 0;
        }

        return count;
    }

    /// <summary>Stores a pair of tokens that stays valid.</summary>
    public static async Task AuthorizeAsync(ServiceProvider container)
    {
        TokenKey key = new(container.GetRequiredService<IHealthDataSource>().Provider, User.Key);
        OAuthToken token = new() { Access = new("access"), Refresh = new("refresh"), ExpiresAt = Instant.FromUtc(9999, 1, 1, 0, 0) };
        await container.GetRequiredService<TokenManager>().AdoptAsync(key, token);
    }
}
