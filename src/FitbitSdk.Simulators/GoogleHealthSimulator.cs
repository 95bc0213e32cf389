using FitbitSdk.Simulators.Faults;
using FitbitSdk.Simulators.Google;
using FitbitSdk.Simulators.Google.OAuth;
using FitbitSdk.Simulators.Hosting;
using FitbitSdk.Simulators.OAuth;
using FitbitSdk.Simulators.Truth;

namespace FitbitSdk.Simulators;

/// <summary>The Google Health API v4 in this process, on a loopback port, with the same people as <see cref="FitbitSimulator"/> shows for the same seed.</summary>
/// <remarks>
/// Under <see cref="BaseAddress"/> lie the API (<c>/v4/users/me/…</c>), <c>/o/oauth2/v2/auth</c>, <c>/token</c>, <c>/tokeninfo</c>, <c>/revoke</c>, and the simulator's own
/// paths under <c>/_sim</c>, which are those of <see cref="FitbitSimulator"/>.
/// </remarks>
public sealed class GoogleHealthSimulator : IAsyncDisposable
{
    private readonly SimulatorHost _host;

    private GoogleHealthSimulator(SimulatorHost host, RegisteredClient client, IReadOnlyList<SimulatedAccount> accounts)
    {
        (_host, Accounts) = (host, accounts);
        (ClientId, ClientSecret) = (client.Id, client.Secret);
    }

    /// <summary>Gets the root of all paths, such as <c>http://127.0.0.1:49152/</c>.</summary>
    public Uri BaseAddress => _host.BaseAddress;

    /// <summary>Gets where a person consents: <c>GET</c>, answered at once with the way back to the application.</summary>
    public Uri AuthorizeAddress => new(BaseAddress, GoogleOAuthRoutes.Authorize);

    /// <summary>Gets where codes and refresh tokens are exchanged.</summary>
    public Uri TokenAddress => new(BaseAddress, GoogleOAuthRoutes.Token);

    /// <summary>Gets where the state of an access token is told.</summary>
    public Uri TokenInfoAddress => new(BaseAddress, GoogleOAuthRoutes.TokenInfo);

    /// <summary>Gets where a consent is withdrawn.</summary>
    public Uri RevokeAddress => new(BaseAddress, GoogleOAuthRoutes.Revoke);

    /// <summary>Gets the id of the one registered application.</summary>
    public string ClientId { get; }

    /// <summary>Gets the secret of the one registered application.</summary>
    public string ClientSecret { get; }

    /// <summary>Gets the people who have consented, in the order of their numbers: the same lives in the same order as at Fitbit.</summary>
    public IReadOnlyList<SimulatedAccount> Accounts { get; }

    /// <summary>Gets the faults it shows, to be changed at any time.</summary>
    public FaultScript Faults => _host.Faults;

    /// <summary>Gets the last 10,000 requests to the API and to OAuth, oldest first; those to <c>/_sim</c> are not among them.</summary>
    public IReadOnlyList<SimulatedRequest> Requests => _host.Journal.Of(null).Requests;

    /// <summary>Starts listening.</summary>
    /// <param name="options">Who and what is simulated; read once.</param>
    /// <param name="cancellationToken">Stops the start, not the running simulator.</param>
    /// <returns>The running simulator; disposing it closes the port.</returns>
    /// <exception cref="ArgumentException">An option, or a member of a fault, is out of its range.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<GoogleHealthSimulator> StartAsync(GoogleHealthSimulatorOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        TimeProvider clock = options.TimeProvider;
        (TokenMint fitbit, GoogleMint mint) = (new(options.Seed), new(options.Seed));
        GoogleUser[] users = [.. fitbit.UserIds(options.Users).Select((legacy, index) => new GoogleUser(mint.HealthUserId(index), legacy, options.TrackerOf(index)))];
        GoogleTokens tokens = new(mint, [.. users.Select(static user => user.UserId)], clock.GetUtcNow());
        RegisteredClient client = new(mint.ClientId, mint.ClientSecret);
        GoogleApi api = new(new(tokens, new(options), options.MaximumPageSize, users, clock), new(client, fitbit, tokens, clock));
        SimulatorHost host = await SimulatorHost.StartAsync(options, api, users, TruthStreams.GoogleHealth, cancellationToken).ConfigureAwait(false);
        return new(host, client, [.. users.Select(user => new SimulatedAccount(user.UserId, user.Clock.ZoneId, tokens))]);
    }

    /// <summary>Stops listening; requests under way are cut off.</summary>
    /// <returns>A task that ends when the port is free.</returns>
    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
