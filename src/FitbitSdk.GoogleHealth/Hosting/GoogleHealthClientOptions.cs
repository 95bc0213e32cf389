using System.ComponentModel.DataAnnotations;

namespace FitbitSdk.GoogleHealth;

/// <summary>How the Google Health API is reached. Checked when the host starts.</summary>
public sealed class GoogleHealthClientOptions
{
    /// <summary>Gets or sets the id of the OAuth client, as the Google Cloud console shows it.</summary>
    /// <value>Required; there is no default.</value>
    [Required]
    public string ClientId { get; set; } = "";

    /// <summary>Gets or sets the secret of the OAuth client.</summary>
    /// <value>The default is <see langword="null"/>: a client without a secret. A secret travels in the body of token requests.</value>
    public string? ClientSecret { get; set; }

    /// <summary>Gets or sets where requests and access tokens go.</summary>
    /// <value>The default is <c>https://health.googleapis.com/</c>; an absolute address, HTTPS unless it is this machine's own, without query.</value>
    [Required]
    public Uri BaseAddress { get; set; } = new(GoogleHealthClientDefaults.BaseAddress);

    /// <summary>Gets or sets where token requests go.</summary>
    /// <value>The default is <c>https://oauth2.googleapis.com/token</c>. The rules of <see cref="BaseAddress"/> hold.</value>
    [Required]
    public Uri TokenAddress { get; set; } = new(GoogleHealthClientDefaults.TokenAddress);

    /// <summary>Gets or sets the page on which users consent.</summary>
    /// <value>The default is <c>https://accounts.google.com/o/oauth2/v2/auth</c>. The rules of <see cref="BaseAddress"/> hold.</value>
    [Required]
    public Uri AuthorizeAddress { get; set; } = new(GoogleHealthClientDefaults.AuthorizeAddress);

    /// <summary>Gets or sets where the state of tokens is asked for.</summary>
    /// <value>The default is <see langword="null"/>: <c>tokeninfo</c> beside <see cref="TokenAddress"/>. The rules of <see cref="BaseAddress"/> hold.</value>
    public Uri? IntrospectAddress { get; set; }

    /// <summary>Gets or sets where tokens are revoked.</summary>
    /// <value>The default is <see langword="null"/>: <c>revoke</c> beside <see cref="TokenAddress"/>. The rules of <see cref="BaseAddress"/> hold.</value>
    public Uri? RevokeAddress { get; set; }

    /// <summary>Gets or sets how long users may take to come back from the consent page.</summary>
    /// <value>The default is 10 minutes; from 1 minute to 1 hour.</value>
    public TimeSpan AuthorizationLifetime { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Gets or sets how many requests may be sent for one user in any minute.</summary>
    /// <remarks>No answer reports what is left, so the client counts by itself.</remarks>
    /// <value>The default is 300, Google's quota; from 10 to 1,000,000. An application that Google has not verified has 150.</value>
    [Range(10, 1_000_000)]
    public int RequestsPerMinuteAndUser { get; set; } = GoogleHealthClientDefaults.RequestsPerMinuteAndUser;

    /// <summary>Gets or sets how many requests may be sent for all users together in any minute.</summary>
    /// <remarks>Several processes of one project share its quota: give each its part.</remarks>
    /// <value>The default is 120,000, Google's quota of a project; from 10 to 100,000,000. An application that Google has not verified has 15,000.</value>
    [Range(10, 100_000_000)]
    public int RequestsPerMinute { get; set; } = GoogleHealthClientDefaults.RequestsPerMinute;

    /// <summary>Gets or sets how many requests may be sent for all users together in any 24 hours.</summary>
    /// <value>The default is 86,400,000, Google's quota of a project; from 100 to 1,000,000,000.</value>
    [Range(100, 1_000_000_000)]
    public int RequestsPerDay { get; set; } = GoogleHealthClientDefaults.RequestsPerDay;

    /// <summary>Gets or sets how long a request waits for quota before it fails with <see cref="RateLimitedException"/>.</summary>
    /// <remarks>A request whose wait would be longer fails at once.</remarks>
    /// <value>The default is 5 minutes; from 0 to 2 hours.</value>
    public TimeSpan MaximumWait { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets or sets how many of a user's requests in each minute stay unused.</summary>
    /// <remarks>The host's own calls with the same tokens draw on the same quota.</remarks>
    /// <value>The default is 5 requests; from 0 to 100, and fewer than <see cref="RequestsPerMinuteAndUser"/>.</value>
    [Range(0, 100)]
    public int Reserve { get; set; } = GoogleHealthClientDefaults.Reserve;

    /// <summary>Gets or sets how long after a refusal for quota (429) the time that it names is exceeded.</summary>
    /// <remarks>The service's clocks differ.</remarks>
    /// <value>The default is 1 second; from 0 to 10 minutes.</value>
    public TimeSpan ResetMargin { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets or sets how long before its end an access token is refreshed.</summary>
    /// <value>The default is 5 minutes; from 0 to 30 minutes. Access tokens live 1 hour.</value>
    public TimeSpan RefreshMargin { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets or sets how long one attempt of a request may take, its answer's body included.</summary>
    /// <value>The default is 30 seconds; from 1 second to 10 minutes.</value>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets how long a call may take: all its attempts, the pauses between them and the refresh of its token.</summary>
    /// <remarks>Time that the call waits for quota is not counted.</remarks>
    /// <value>The default is 2 minutes; from 1 second to 1 hour, and not shorter than <see cref="AttemptTimeout"/>.</value>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Gets or sets how often a request that only reads is tried when no answer comes or the service is at fault.</summary>
    /// <remarks>The one repeat after a refused access token counts as an attempt, but is made even where no other is left.</remarks>
    /// <value>The default is 3 attempts; from 1 to 3.</value>
    [Range(1, 3)]
    public int MaximumAttempts { get; set; } = GoogleHealthClientDefaults.MaximumAttempts;

    /// <summary>Gets or sets the largest answer that is accepted, in bytes after decompression.</summary>
    /// <value>The default is 64 MiB; from 64 kiB to 1 GiB.</value>
    [Range(64 * 1024, 1024 * 1024 * 1024)]
    public int MaximumBodyBytes { get; set; } = GoogleHealthClientDefaults.MaximumBodyBytes;
}
