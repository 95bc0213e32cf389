using FitbitSdk.GoogleHealth;
using FitbitSdk.Records;
using FitbitSdk.Simulators;

namespace FitbitSdk.Authorization.Tests;

/// <summary>A running simulator of one provider, and a browser in which its people consent.</summary>
internal sealed class Service : IAsyncDisposable
{
    private readonly IAsyncDisposable _simulator;
    private readonly HttpClient _browser = new(new HttpClientHandler { AllowAutoRedirect = false });

    private Service(IAsyncDisposable simulator) => _simulator = simulator;

    public required ProviderId Provider { get; init; }
    public required Uri BaseAddress { get; init; }
    public required Uri AuthorizeAddress { get; init; }
    public required Uri TokenAddress { get; init; }
    public required string ClientId { get; init; }
    public required string ClientSecret { get; init; }
    public required IReadOnlyList<SimulatedAccount> Accounts { get; init; }
    public required IReadOnlyList<string> Scopes { get; init; }

    public static async Task<Service> StartAsync(string provider, TimeProvider clock)
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        if (provider == ProviderId.Fitbit.Value)
        {
            FitbitSimulator fitbit = await FitbitSimulator.StartAsync(new() { Days = 1, TimeProvider = clock }, cancel);
            return new(fitbit)
            {
                Provider = ProviderId.Fitbit,
                BaseAddress = fitbit.BaseAddress,
                AuthorizeAddress = fitbit.AuthorizeAddress,
                TokenAddress = fitbit.TokenAddress,
                ClientId = fitbit.ClientId,
                ClientSecret = fitbit.ClientSecret,
                Accounts = fitbit.Accounts,
                Scopes = ["heartrate", "sleep"],
            };
        }

        GoogleHealthSimulator google = await GoogleHealthSimulator.StartAsync(new() { Days = 1, TimeProvider = clock }, cancel);
        return new(google)
        {
            Provider = ProviderId.GoogleHealth,
            BaseAddress = google.BaseAddress,
            AuthorizeAddress = google.AuthorizeAddress,
            TokenAddress = google.TokenAddress,
            ClientId = google.ClientId,
            ClientSecret = google.ClientSecret,
            Accounts = google.Accounts,
            Scopes = [GoogleHealthScopes.HealthMetrics, GoogleHealthScopes.Sleep],
        };
    }

    /// <summary>Opens the consent page as one of the people; gives where it sends the browser.</summary>
    public async Task<Uri> VisitAsync(Uri address, int person = 0, string answer = "")
    {
        using HttpResponseMessage page = await _browser.GetAsync(new Uri($"{address.OriginalString}&user={Accounts[person].UserId}{answer}"), TestContext.Current.CancellationToken);
        return page.Headers.Location ?? throw new InvalidOperationException(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _simulator.DisposeAsync();
    }
}
