using System.ComponentModel.DataAnnotations;

namespace FitbitSdk.WebApi;

/// <summary>How the Fitbit Web API is reached. Checked when the host starts.</summary>
public sealed class FitbitClientOptions
{
    /// <summary>Gets or sets the id of the registered application.</summary>
    /// <value>Required; there is no default.</value>
    [Required]
    public string ClientId { get; set; } = "";

    /// <summary>Gets or sets the secret of the registered application.</summary>
    /// <value>The default is <see langword="null"/>: a public client, which names itself in the body of token requests.</value>
    public string? ClientSecret { get; set; }

    /// <summary>Gets or sets the type under which the application is registered.</summary>
    /// <remarks>Where it is stated, it is checked against <see cref="ClientSecret"/>.</remarks>
    /// <value>The default is <see cref="FitbitApplicationType.Unspecified"/>.</value>
    [EnumDataType(typeof(FitbitApplicationType))]
    public FitbitApplicationType ApplicationType { get; set; }

    /// <summary>Gets or sets where requests and access tokens go.</summary>
    /// <value>The default is <c>https://api.fitbit.com/</c>; an absolute address, HTTPS unless it is this machine's own, without query.</value>
    [Required]
    public Uri BaseAddress { get; set; } = new(FitbitClientDefaults.BaseAddress);

    /// <summary>Gets or sets where token requests go.</summary>
    /// <value>The default is <see langword="null"/>: <c>oauth2/token</c> under <see cref="BaseAddress"/>. The rules of that setting hold.</value>
    public Uri? TokenAddress { get; set; }

    /// <summary>Gets or sets the page on which users consent.</summary>
    /// <value>The default is <c>https://www.fitbit.com/oauth2/authorize</c>. The rules of <see cref="BaseAddress"/> hold.</value>
    [Required]
    public Uri AuthorizeAddress { get; set; } = new(FitbitClientDefaults.AuthorizeAddress);

    /// <summary>Gets or sets where the state of tokens is asked for.</summary>
    /// <value>The default is <see langword="null"/>: <c>1.1/oauth2/introspect</c> under <see cref="BaseAddress"/>. The rules of that setting hold.</value>
    public Uri? IntrospectAddress { get; set; }

    /// <summary>Gets or sets where tokens are revoked.</summary>
    /// <value>The default is <see langword="null"/>: <c>oauth2/revoke</c> under <see cref="BaseAddress"/>. The rules of that setting hold.</value>
    public Uri? RevokeAddress { get; set; }

    /// <summary>Gets or sets how long users may take to come back from the consent page.</summary>
    /// <value>The default is 10 minutes, the life of a code; from 1 minute to 1 hour.</value>
    public TimeSpan AuthorizationLifetime { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Gets or sets the units in which values are asked for.</summary>
    /// <remarks>For the methods of <see cref="FitbitClient"/>; a sync always asks for metric units. <see cref="FitbitUnits"/> tells what changes.</remarks>
    /// <value>The default is <see cref="FitbitUnits.Metric"/>.</value>
    [EnumDataType(typeof(FitbitUnits))]
    public FitbitUnits Units { get; set; }

    /// <summary>Gets or sets the language in which foods, and only they, are named: language and country, for example <c>fr_FR</c>.</summary>
    /// <remarks><see cref="FitbitOperations.Nutrition.GetFoodLocales"/> has what the service knows. For the methods of <see cref="FitbitClient"/>.</remarks>
    /// <value>The default is <see langword="null"/>: that of the account.</value>
    [RegularExpression("[a-z]{2}_[A-Z]{2}")]
    public string? Locale { get; set; }

    /// <summary>Gets or sets how long a request waits for quota before it fails with <see cref="RateLimitedException"/>.</summary>
    /// <remarks>A request whose wait would be longer fails at once. Before the first answer for a user nobody knows how long a wait would be: one
    /// request goes ahead, the others await its end whatever this setting says, bounded by <see cref="TotalTimeout"/>.</remarks>
    /// <value>The default is 5 minutes; from 0 to 2 hours.</value>
    public TimeSpan MaximumWait { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets or sets how many of a user's requests in each period stay unused.</summary>
    /// <remarks>The service counts late, and the host's own calls with the same tokens draw on the same quota.</remarks>
    /// <value>The default is 5 requests; from 0 to 100.</value>
    [Range(0, 100)]
    public int Reserve { get; set; } = FitbitClientDefaults.Reserve;

    /// <summary>Gets or sets how long after the announced reset of a quota the next request is sent.</summary>
    /// <remarks>The service's clocks differ: a request in the first seconds of a period may still be counted to the one before.</remarks>
    /// <value>The default is 30 seconds; from 0 to 10 minutes.</value>
    public TimeSpan ResetMargin { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets how long before its end an access token is refreshed.</summary>
    /// <value>The default is 5 minutes; from 0 to 1 hour. Access tokens live 8 hours.</value>
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
    public int MaximumAttempts { get; set; } = FitbitClientDefaults.MaximumAttempts;

    /// <summary>Gets or sets the largest answer that is accepted, in bytes after decompression.</summary>
    /// <value>The default is 64 MiB; from 64 kiB to 1 GiB.</value>
    [Range(64 * 1024, 1024 * 1024 * 1024)]
    public int MaximumBodyBytes { get; set; } = FitbitClientDefaults.MaximumBodyBytes;
}
