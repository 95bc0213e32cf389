using FitbitSdk;
using FitbitSdk.Records;
using NodaTime;

namespace Quickstart;

/// <summary>What is synced from: a simulator inside this process, or a server that runs already.</summary>
internal sealed class Upstream : IAsyncDisposable
{
    public required ProviderId Provider { get; init; }

    public required TimeProvider Time { get; init; }

    public required Uri BaseAddress { get; init; }

    /// <summary>Gets where tokens are refreshed; <see langword="null"/> for the provider's own place.</summary>
    public Uri? TokenAddress { get; init; }

    public required string ClientId { get; init; }

    public required string? ClientSecret { get; init; }

    /// <summary>Gets how many requests a user has in a minute, where the client has to count by itself; <see langword="null"/> for the provider's own number.</summary>
    public int? RequestsPerMinute { get; init; }

    public required IReadOnlyList<SyncUser> Users { get; init; }

    /// <summary>Gets the leases under which tokens are refreshed; <see langword="null"/> for those of the state file.</summary>
    public ITokenLease? Lease { get; init; }

    /// <summary>Gets the tokens that a user starts with; they are adopted once and rotated from then on.</summary>
    public required Func<SyncUser, OAuthToken> FirstTokens { get; init; }

    /// <summary>Gets whether there is such a pair; later runs can do with the stored one.</summary>
    public bool HasTokens { get; init; } = true;

    /// <summary>Gets what a reader of the screen should know about it.</summary>
    public required string Description { get; init; }

    /// <summary>Gets what ends with it, if anything.</summary>
    public IAsyncDisposable? Owned { get; init; }

    public static Task<Upstream> OpenAsync(QuickstartArguments arguments, CancellationToken cancellationToken) =>
        arguments.BaseUrl is null ? SimulatedUpstream.StartAsync(arguments, cancellationToken) : Task.FromResult(ServerUpstream.Connect(arguments, arguments.BaseUrl));

    public static SyncUser Consenting(string id, LocalDate start, LocalDate end)
    {
        try
        {
            // The account is named on every request, so that tokens of somebody else cannot pass for this user's; "-" is whoever owns them.
            return new(new UserKey(id), start.AtMidnight().InUtc().ToInstant(), end.PlusDays(1).AtMidnight().InUtc().ToInstant()) { AccountId = id == "-" ? null : id };
        }
        catch (ArgumentException e)
        {
            throw new UsageException($"--user: {e.Message.Split(" (Parameter")[0]}");
        }
    }

    /// <summary>Nobody knows how old an access token from elsewhere is. An hour is a guess that costs nothing: a refused token is refreshed.</summary>
    public static OAuthToken Tokens(string access, string refresh, TimeProvider clock) =>
        new() { Access = new(access), Refresh = new(refresh), ExpiresAt = Instant.FromDateTimeOffset(clock.GetUtcNow()) + Duration.FromHours(1) };

    public ValueTask DisposeAsync() => Owned?.DisposeAsync() ?? default;
}
