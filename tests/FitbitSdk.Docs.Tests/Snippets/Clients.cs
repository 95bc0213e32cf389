using System.Net;
using FitbitSdk.GoogleHealth;
using FitbitSdk.Records;
using FitbitSdk.Sync;
using FitbitSdk.WebApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;
using MyTokenStore = FitbitSdk.Storage.Sqlite.SqliteTokenStore;

namespace FitbitSdk.Docs.Tests.Snippets;

internal static class Clients
{
    public static async Task FitbitAsync(HostApplicationBuilder builder, FitbitClient client, Instant consentStart, CancellationToken cancellationToken)
    {
        #region fitbit-client
        builder.Services
            .AddFitbitClient()                                                         // settings from section "Fitbit" of the configuration
            .UseSqlite("tokens.db");                                                   // or AddTokenStore<MyTokenStore>()

        // Anywhere: one client for all users; each call names whose token and quota it uses.
        SyncUser anna = new(new UserKey("participant-0042"), consentStart);
        IReadOnlyList<FitbitDevice> devices = await client.Devices.GetAsync(anna, cancellationToken);
        FitbitProfile profile = await client.User.GetProfileAsync(anna, cancellationToken);

        // For who sits before a screen: no waiting for quota, and what is left of it (no request).
        devices = await client.WithMaximumWait(TimeSpan.Zero).Devices.GetAsync(anna, cancellationToken);
        QuotaState? quota = client.GetQuota(anna);
        #endregion
    }

    public static async Task FitbitCallsAsync(FitbitClient client, SyncUser anna, byte[] body, string signature, CancellationToken cancellationToken)
    {
        #region fitbit-calls
        // A year and more is split by the longest range of one request; times are those of the account, or UTC's.
        DateInterval dates = new(new LocalDate(2025, 1, 1), new LocalDate(2026, 3, 14));
        IReadOnlyList<FitbitHeartDay> days = await client.Heart.GetDaysAsync(anna, dates, cancellationToken: cancellationToken);
        FitbitHeartIntraday day = await client.Heart.GetIntradayAsync(anna, new LocalDate(2026, 3, 14), FitbitDetailLevel.OneSecond, FitbitClock.Utc, cancellationToken);

        // What writes has no method: a row and its arguments, checked before a request is spent.
        FitbitArguments weight = new() { ["weight"] = 158.7m, ["date"] = new LocalDate(2026, 3, 14) };
        FitbitAnswer answer = await client.WithUnits(FitbitUnits.UnitedStates).SendAsync(anna, FitbitOperations.Body.AddWeightLog, weight, cancellationToken);

        // The application's end of subscriptions, in any web framework: the raw body, and the header X-Fitbit-Signature.
        FitbitWebhook webhook = new(clientSecret: "...", verificationCode: "...");
        FitbitWebhookAnswer told = webhook.Receive(body, signature);   // answer told.Status at once, read what told.Notifications name later
        #endregion
    }

    public static async Task GoogleHealthAsync(HostApplicationBuilder builder, GoogleHealthClient client, Instant consentStart, CancellationToken cancellationToken)
    {
        #region google-health-client
        builder.Services
            .AddGoogleHealthClient()                                                   // settings from section "GoogleHealth" of the configuration
            .UseSqlite("tokens.db");                                                   // or AddTokenStore<MyTokenStore>()

        // Anywhere: one client for all users; each call names whose token and quota it uses.
        SyncUser anna = new(new UserKey("participant-0042"), consentStart);
        IReadOnlyList<GoogleHealthDevice> devices = await client.Devices.GetAsync(anna, cancellationToken);
        GoogleHealthSettings settings = await client.User.GetSettingsAsync(anna, cancellationToken);
        GoogleHealthIdentity ids = await client.User.GetIdentityAsync(anna, cancellationToken);   // with the id in the Fitbit Web API

        // For who sits before a screen: no waiting for quota, and what is left of it (no request).
        devices = await client.WithMaximumWait(TimeSpan.Zero).Devices.GetAsync(anna, cancellationToken);
        QuotaState? quota = client.GetQuota(anna);
        #endregion
    }

    public static void Connections(IServiceCollection services, IWebProxy proxy)
    {
        #region connections
        services.AddFitbitClient(options => options.ClientId = "ABC123")     // FitbitSdk.WebApi
            .ConfigureHttp(http => http.ConfigurePrimaryHttpMessageHandler((handler, _) => ((SocketsHttpHandler)handler).Proxy = proxy))
            .AddTokenStore<MyTokenStore>();                                  // or UseSqlite(path) from FitbitSdk.Storage.Sqlite
        #endregion
    }

    public static void Sqlite(IServiceCollection services, Action<FitbitClientOptions> configure)
    {
        #region sqlite
        services.AddFitbitClient(configure).UseSqlite("state.db");    // tokens, leases, authorizations under way
        services.AddHealthSync().UseSqlite("state.db");               // offsets
        #endregion
    }

    public static async Task SyncWhenDueAsync(SyncEngine engine, SyncUser anna, TimeProvider time, CancellationToken stop)
    {
        #region sync-when-due
        SyncReport report;
        do
        {
            report = await engine.SyncAsync(anna, new() { Due = DueRule.WhenDue }, stop);
            Duration wait = (report.NextDue ?? report.StartedAt) - Instant.FromDateTimeOffset(time.GetUtcNow());
            await Task.Delay(Duration.Max(wait, Duration.Zero).ToTimeSpan(), time, stop);
        }
        while (report.NextDue is not null);   // the consent is over, and all of it is read
        #endregion
    }

    public static async Task SyncAsync(IServiceCollection services, SyncEngine engine, Instant consentStart, CancellationToken stop)
    {
        #region sync
        services.AddFitbitClient().UseSqlite("state.db");
        services.AddHealthSync().UseSqlite("state.db").AddFileSink("data");

        SyncReport report = await engine.SyncAsync(new SyncUser(new UserKey("anna"), consentStart), cancellationToken: stop);
        #endregion
    }

    public static void All(IServiceCollection services)
    {
        #region all
        services.AddGoogleHealthClient().UseSqlite("state.db");
        services.AddHealthSync().UseSqlite("state.db").AddFileSink("data");
        #endregion
    }
}
