using FitbitSdk.Simulators.Faults;
using FitbitSdk.Simulators.Fitbit;
using FitbitSdk.Simulators.Hosting;
using FitbitSdk.Simulators.OAuth;
using FitbitSdk.Simulators.People;
using FitbitSdk.Simulators.Truth;

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
    private readonly SimulatorHost _host;

    private FitbitSimulator(SimulatorHost host, RegisteredClient client, IReadOnlyList<SimulatedAccount> accounts)
    {
        (_host, Accounts) = (host, accounts);
        (ClientId, ClientSecret) = (client.Id, client.Secret);
    }

    /// <summary>Gets the root of all paths, such as <c>http://127.0.0.1:49152/</c>.</summary>
    public Uri BaseAddress => _host.BaseAddress;

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
    public FaultScript Faults => _host.Faults;

    /// <summary>Gets the last 10,000 requests to the API and the token endpoint, oldest first; those to <c>/_sim</c> are not among them.</summary>
    public IReadOnlyList<SimulatedRequest> Requests => _host.Journal.Of(null).Requests;

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
        FitbitUser[] users = [.. ids.Select((id, index) => new FitbitUser(id, options.TrackerOf(index)))];
        TokenStateFile? file = options.StatePath is { } path ? new(path, options.Seed) : null;
        TokenAuthority tokens = new(mint, ids, file, clock.GetUtcNow());
        RegisteredClient client = new(mint.ClientId, mint.ClientSecret);
        FitbitApi api = new(new(tokens, new(options.RequestsPerHour), users, clock), new(client, mint, tokens, clock), clock);
        SimulatorHost host = await SimulatorHost.StartAsync(options, api, users, TruthStreams.Fitbit, cancellationToken).ConfigureAwait(false);
        return new(host, client, [.. users.Select(user => new SimulatedAccount(user.UserId, user.Clock.ZoneId, tokens))]);
    }

    /// <summary>Stops listening; requests under way are cut off.</summary>
    /// <returns>A task that ends when the port is free.</returns>
    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
