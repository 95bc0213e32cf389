using FitbitSdk;
using FitbitSdk.Records;
using NodaTime;

namespace RabbitMqWorker;

/// <summary>A person in the configuration.</summary>
internal sealed class WorkerUser
{
    public string Key { get; set; } = string.Empty;

    /// <summary>Gets or sets the provider's id of the account, if it is known; else it is whoever owns the tokens.</summary>
    public string? Account { get; set; }

    /// <summary>Gets or sets from when on data is read.</summary>
    public DateTimeOffset ConsentStart { get; set; }

    /// <summary>Gets or sets the first pair of tokens, if the store does not have it from <c>samples/Authorize --sqlite</c>.</summary>
    public string? AccessToken { get; set; }

    public string? RefreshToken { get; set; }

    public SyncUser ToSyncUser() => new(new UserKey(Key), Instant.FromDateTimeOffset(ConsentStart)) { AccountId = Account };

    /// <summary>Nobody knows how old an access token from elsewhere is: a refused one is refreshed.</summary>
    public OAuthToken? ToFirstTokens(TimeProvider time) => string.IsNullOrWhiteSpace(AccessToken) || string.IsNullOrWhiteSpace(RefreshToken) ? null
        : new() { Access = new(AccessToken), Refresh = new(RefreshToken), ExpiresAt = Instant.FromDateTimeOffset(time.GetUtcNow()) + Duration.FromHours(1) };
}
