using FitbitSdk;
using FitbitSdk.Records;
using NodaTime;

namespace IngestWorker;

/// <summary>A person in the configuration.</summary>
internal sealed class WorkerUser
{
    public string Key { get; set; } = string.Empty;

    /// <summary>Gets or sets the provider's id of the account, if it is known; else it is whoever owns the tokens.</summary>
    public string? Account { get; set; }

    public DateTimeOffset ConsentStart { get; set; }

    public DateTimeOffset? ConsentEnd { get; set; }

    /// <summary>Gets or sets the first pair of tokens, if the store does not have it from <c>samples/Authorize --sqlite</c>.</summary>
    public string? AccessToken { get; set; }

    public string? RefreshToken { get; set; }

    public SyncUser ToSyncUser() =>
        new(new UserKey(Key), Instant.FromDateTimeOffset(ConsentStart), ConsentEnd is { } end ? Instant.FromDateTimeOffset(end) : null) { AccountId = Account };

    /// <summary>Nobody knows how old an access token from elsewhere is. An hour is a guess that costs nothing: a refused token is refreshed.</summary>
    public OAuthToken? ToFirstTokens(TimeProvider time) => AccessToken is null || RefreshToken is null ? null
        : new() { Access = new(AccessToken), Refresh = new(RefreshToken), ExpiresAt = Instant.FromDateTimeOffset(time.GetUtcNow()) + Duration.FromHours(1) };
}
