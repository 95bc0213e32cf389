using System.Net;
using FitbitSdk.Simulators.Faults;
using FitbitSdk.Simulators.Fitbit;
using FitbitSdk.Simulators.Internal;
using FitbitSdk.Simulators.OAuth;
using FitbitSdk.Simulators.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace FitbitSdk.Simulators;

/// <summary>The Fitbit Web API in this process, on a loopback port, with people whose true lives are known.</summary>
/// <remarks>
/// Shares no record, time or mapping code with the rest of the family, so that both cannot be wrong in the same way.
/// Under <see cref="BaseAddress"/> lie the API, <c>/oauth2/authorize</c>, <c>/oauth2/token</c>, <c>/oauth2/revoke</c>, and three paths of the simulator's own without token and quota:
/// <c>/_sim/truth/{user}/{stream}?from=&amp;to=</c> tells what a perfect client holds now, <c>/_sim/requests?user=</c> what was asked,
/// <c>/_sim/faults</c> takes faults (<c>POST</c>, a JSON array of rules) and forgets them (<c>DELETE</c>).
/// </remarks>
public sealed class FitbitSimulator : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly RequestJournal _journal;

    private FitbitSimulator(WebApplication app, RequestJournal journal, FaultScript faults, RegisteredClient client, IReadOnlyList<SimulatedAccount> accounts)
    {
        (_app, _journal, Faults, Accounts) = (app, journal, faults, accounts);
        (ClientId, ClientSecret) = (client.Id, client.Secret);
        BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/");
    }

    /// <summary>Gets the root of all paths, such as <c>http://127.0.0.1:49152/</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Gets where a person consents: <c>GET</c>, answered at once with the way back to the application.</summary>
    public Uri AuthorizeAddress => new(BaseAddress, OAuthRoutes.Authorize);

    /// <summary>Gets where codes and refresh tokens are exchanged.</summary>
    public Uri TokenAddress => new(BaseAddress, OAuthRoutes.Token);

    /// <summary>Gets the id of the one registered application.</summary>
    public string ClientId { get; }

    /// <summary>Gets the secret of the one registered application.</summary>
    public string ClientSecret { get; }

    /// <summary>Gets the people who have consented, in the order of their numbers. Their tokens are always the current ones.</summary>
    public IReadOnlyList<SimulatedAccount> Accounts { get; }

    /// <summary>Gets the faults it shows, to be changed at any time.</summary>
    public FaultScript Faults { get; }

    /// <summary>Gets the last 10,000 requests to the API and the token endpoint, oldest first; those to <c>/_sim</c> are not among them.</summary>
    public IReadOnlyList<SimulatedRequest> Requests => _journal.Of(null).Requests;

    /// <summary>Starts listening.</summary>
    /// <param name="options">Who and what is simulated; read once.</param>
    /// <param name="cancellationToken">Stops the start, not the running simulator.</param>
    /// <returns>The running simulator; disposing it closes the port.</returns>
    /// <exception cref="ArgumentException">An option, or a member of a fault, is out of its range.</exception>
    /// <exception cref="InvalidOperationException">The state file belongs to another seed.</exception>
    /// <exception cref="InvalidDataException">The state file is damaged. It was not changed.</exception>
    /// <exception cref="IOException">The port is taken, or the state file cannot be written.</exception>
    public static async Task<FitbitSimulator> StartAsync(FitbitSimulatorOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        TimeProvider clock = options.TimeProvider;
        TokenMint mint = new(options.Seed);
        IReadOnlyList<string> ids = mint.UserIds(options.Users);
        FitbitUser[] users = [.. ids.Select((id, index) => User(options, id, index))];
        TokenStateFile? file = options.StatePath is { } path ? new(path, options.Seed) : null;
        TokenAuthority tokens = new(mint, ids, file, clock.GetUtcNow());
        RegisteredClient client = new(mint.ClientId, mint.ClientSecret);
        RequestJournal journal = new(clock);
        FaultScript faults = new(options.Seed, clock);
        faults.Add([.. options.Faults]);

        // The empty builder reads no environment, installs no signal handlers and logs nothing: the simulator is a guest in its process.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });

        WebApplication app = builder.Build();
        try
        {
            app.UseSimulator(new(tokens, new(options.RequestsPerHour), users, clock), new(client, mint, tokens, clock), faults, users, journal, clock);
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
            return new(app, journal, faults, client, [.. users.Select(user => new SimulatedAccount(user.UserId, user.Clock.ZoneId, tokens))]);
        }
        catch
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Stops listening; requests under way are cut off.</summary>
    /// <returns>A task that ends when the port is free.</returns>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static FitbitUser User(FitbitSimulatorOptions options, string id, int index) =>
        new(id, new Tracker(new Life(new Person(options.Seed, index)), options.FirstDay, options.Days));
}
