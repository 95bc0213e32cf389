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

    /// <summary>Gets or sets from when on data is read. It has no default: nobody's history is read without a word.</summary>
    public DateTimeOffset? ConsentStart { get; set; }

    public DateTimeOffset? ConsentEnd { get; set; }

    /// <summary>Gets or sets the first pair of tokens, if the store does not have it from <c>samples/Authorize --sqlite</c>.</summary>
    public string? AccessToken { get; set; }

    public string? RefreshToken { get; set; }

    /// <summary>Says what is wrong, each beginning with the setting's name and never with a value.</summary>
    public IEnumerable<string> Faults()
    {
        if (!IsKey(Key))
        {
            yield return $"Key must be of 1 to {UserKey.MaximumLength} characters, none of them a control character, and not *.";
        }

        if (ConsentStart is null)
        {
            yield return "ConsentStart must say from when on the user agreed, as in 2026-10-01T00:00:00Z.";
        }

        if (ConsentEnd <= ConsentStart)
        {
            yield return "ConsentEnd must be after ConsentStart.";
        }

        if (string.IsNullOrWhiteSpace(AccessToken) != string.IsNullOrWhiteSpace(RefreshToken))
        {
            yield return $"{(string.IsNullOrWhiteSpace(AccessToken) ? nameof(AccessToken) : nameof(RefreshToken))} is missing: the tokens are a pair.";
        }
    }

    public SyncUser ToSyncUser() =>
        new(new UserKey(Key), Instant.FromDateTimeOffset(ConsentStart!.Value), ConsentEnd is { } end ? Instant.FromDateTimeOffset(end) : null) { AccountId = Account };

    /// <summary>Nobody knows how old an access token from elsewhere is. An hour is a guess that costs nothing: a refused token is refreshed.</summary>
    public OAuthToken? ToFirstTokens(TimeProvider time) => string.IsNullOrWhiteSpace(AccessToken) ? null
        : new() { Access = new(AccessToken), Refresh = new(RefreshToken!), ExpiresAt = Instant.FromDateTimeOffset(time.GetUtcNow()) + Duration.FromHours(1) };

    private static bool IsKey(string text)
    {
        try
        {
            return new UserKey(text) is not null;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
