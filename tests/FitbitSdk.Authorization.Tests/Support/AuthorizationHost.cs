using FitbitSdk.GoogleHealth;
using FitbitSdk.Http;
using FitbitSdk.Records;
using FitbitSdk.Testing;
using FitbitSdk.WebApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;

namespace FitbitSdk.Authorization.Tests;

/// <summary>A web host with the clients of both providers; the one of the service at hand speaks with it, the other with nobody.</summary>
internal sealed class AuthorizationHost : IAsyncDisposable
{
    public const string Session = "session-of-annas-browser-51f0c7";
    public const string OtherSession = "session-of-another-browser-8d2e11";

    public static readonly UserKey Anna = new("anna-7f3a");
    public static readonly Uri Callback = new("https://app.example/connect/callback");

    private static readonly Uri Nowhere = new("http://127.0.0.1:9/");

    private readonly ServiceProvider _services;
    private readonly bool _ownsService;

    public AuthorizationHost(Service service, ManualTimeProvider clock, bool ownsService, string? sqlite = null, FitbitApplicationType type = default, ITokenStore? store = null)
    {
        (Service, Clock, _ownsService) = (service, clock, ownsService);
        bool isFitbit = service.Provider == ProviderId.Fitbit;
        ServiceCollection services = new();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs));
        services.AddSingleton<TimeProvider>(clock);
        if (sqlite is null)
        {
            services.AddSingleton(store ?? new InMemoryTokenStore());
            services.AddSingleton<ITokenLease>(static container => new InMemoryTokenLease(container.GetRequiredService<TimeProvider>()));
        }

        IHealthClientBuilder fitbit = services.AddFitbitClient(options =>
        {
            options.ClientId = isFitbit ? service.ClientId : "NOBODY";
            options.ClientSecret = type is FitbitApplicationType.Client ? null : isFitbit ? service.ClientSecret : "nothing";
            options.ApplicationType = type;
            options.BaseAddress = isFitbit ? service.BaseAddress : Nowhere;
            options.AuthorizeAddress = isFitbit ? service.AuthorizeAddress : Nowhere;
        });
        IHealthClientBuilder google = services.AddGoogleHealthClient(options =>
        {
            options.ClientId = isFitbit ? "NOBODY" : service.ClientId;
            options.ClientSecret = isFitbit ? "nothing" : service.ClientSecret;
            options.BaseAddress = isFitbit ? Nowhere : service.BaseAddress;
            options.TokenAddress = isFitbit ? new(Nowhere, "token") : service.TokenAddress;
            options.AuthorizeAddress = isFitbit ? Nowhere : service.AuthorizeAddress;
        });
        if (sqlite is not null)
        {
            fitbit.UseSqlite(sqlite);
            google.UseSqlite(sqlite);
        }

        foreach (string name in new[] { "FitbitSdk.fitbit.token", "FitbitSdk.google-health.token" })
        {
            // After the client has put away every handler of the host's.
            services.PostConfigure<HttpClientFactoryOptions>(
                name, options => options.HttpMessageHandlerBuilderActions.Add(handlers => handlers.AdditionalHandlers.Add(Wire.CreateHandler())));
        }

        _services = services.BuildServiceProvider();
    }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public Service Service { get; }

    public ManualTimeProvider Clock { get; }

    public TokenWire Wire { get; } = new();

    public CapturedLogs Logs { get; } = new();

    public HealthAuthorization Authorization => Service.Provider == ProviderId.Fitbit ? Fitbit : Google;

    public QuotaState? Quota => _services.GetRequiredService<FitbitClient>().GetQuota(new SyncUser(Anna, NodaTime.Instant.MinValue));

    public UserErasure Erasure => _services.GetRequiredService<UserErasure>();

    public HealthAuthorization Other => Service.Provider == ProviderId.Fitbit ? Google : Fitbit;

    public ITokenStore Store => _services.GetRequiredService<ITokenStore>();

    public TokenKey Key => new(Service.Provider, Anna);

    private FitbitAuthorization Fitbit => _services.GetRequiredService<FitbitAuthorization>();

    private GoogleHealthAuthorization Google => _services.GetRequiredService<GoogleHealthAuthorization>();

    public static async Task<AuthorizationHost> StartAsync(string provider, string? sqlite = null, FitbitApplicationType type = default, ITokenStore? store = null)
    {
        ManualTimeProvider clock = new(new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero));
        return new(await Service.StartAsync(provider, clock), clock, ownsService: true, sqlite, type, store);
    }

    /// <summary>Another process of the same application.</summary>
    public AuthorizationHost Beside(string? sqlite) => new(Service, Clock, ownsService: false, sqlite);

    public AuthorizationRequest Request(string? expected = null, string binding = Session, UserKey? user = null, AuthorizationPrompt prompt = default) => new()
    {
        User = user ?? Anna,
        RedirectUri = Callback,
        Scopes = Service.Scopes,
        Binding = binding,
        ExpectedAccountId = expected,
        Prompt = prompt,
    };

    public async Task<Uri> BeginAsync(AuthorizationRequest? request = null) => (await Authorization.BeginAsync(request ?? Request(), Cancel)).Address;

    /// <summary>Begins and consents; gives the callback.</summary>
    public async Task<Uri> ConsentAsync(AuthorizationRequest? request = null, int person = 0, string answer = "") =>
        await Service.VisitAsync(await BeginAsync(request), person, answer);

    public Task<AuthorizationResult> CompleteAsync(Uri callback, string binding = Session) => Authorization.CompleteAsync(callback, binding, Cancel);

    /// <summary>Has the user's tokens stored, as after a flow that went well.</summary>
    public async Task<OAuthToken> ConnectAsync(int person = 0)
    {
        await CompleteAsync(await ConsentAsync(person: person));
        return (await StoredAsync())!;
    }

    public async Task<OAuthToken?> StoredAsync(UserKey? user = null) => (await Store.GetAsync(Key with { User = user ?? Anna }, Cancel))?.Token;

    /// <summary>Expects a refusal that sends nothing to the token service and stores nothing.</summary>
    public async Task RefusesAsync(AuthorizationFailure failure, Uri callback, string binding = Session)
    {
        (int sent, OAuthToken? stored) = (Wire.All.Count, await StoredAsync());

        AuthorizationException thrown = await Assert.ThrowsAsync<AuthorizationException>(() => CompleteAsync(callback, binding));

        Assert.Equal((failure, sent), (thrown.Failure, Wire.All.Count));
        Assert.Equal(stored?.Access, (await StoredAsync())?.Access);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_ownsService)
        {
            await Service.DisposeAsync();
        }
    }
}
