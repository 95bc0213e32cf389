using FitbitSdk.Records;

namespace FitbitSdk.Http;

/// <summary>Who is to authorize what, and where they come back. It prints nothing of it.</summary>
public sealed class AuthorizationRequest
{
    /// <summary>Gets whose tokens it will be.</summary>
    public required UserKey User { get; init; }

    /// <summary>Gets where the provider sends the user back to, letter for letter as registered with it.</summary>
    /// <value>HTTPS, or plain HTTP on this machine; without query, fragment or user name.</value>
    public required Uri RedirectUri { get; init; }

    /// <summary>Gets the scopes to ask for; there is no default. Ask for what the streams need and no more.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Gets a text that only the browser that begins has, such as the id of its session with the host; the same must be given to
    /// <see cref="HealthAuthorization.CompleteAsync"/>.</summary>
    /// <remarks>It is what keeps others from finishing what this user began, and this user from finishing what others began. Nothing that
    /// can be guessed or is the same in two browsers will do. Kept as a keyed hash only.</remarks>
    public required string Binding { get; init; }

    /// <summary>Gets the provider's id of the only account that may be connected.</summary>
    /// <value>The default is <see langword="null"/>: the account of the tokens that are stored for the user; any account where none
    /// are, and where they were adopted without <see cref="OAuthToken.AccountId"/>.</value>
    public string? ExpectedAccountId { get; init; }

    /// <summary>Gets what the user is asked again.</summary>
    public AuthorizationPrompt Prompt { get; init; }

    /// <summary>Checks what a caller can get wrong. No message quotes a value.</summary>
    internal void Check()
    {
        ArgumentNullException.ThrowIfNull(User);
        ArgumentNullException.ThrowIfNull(RedirectUri);
        ArgumentNullException.ThrowIfNull(Scopes);
        Require(
            RedirectUri.IsAbsoluteUri && (RedirectUri.Scheme == Uri.UriSchemeHttps || (RedirectUri.Scheme == Uri.UriSchemeHttp && RedirectUri.IsLoopback)),
            "RedirectUri must be an absolute HTTPS address: the code that comes there is worth tokens. Plain HTTP is accepted for this machine's own addresses only.");
        Require(
            RedirectUri.Query.Length + RedirectUri.Fragment.Length + RedirectUri.UserInfo.Length == 0,
            "RedirectUri must not hold a query, a fragment or a user name.");
        Require(Scopes.Count > 0, "Scopes must name what to ask for; there is no default.");
        Require(Scopes.All(IsScope), "Scopes must each be one word of visible ASCII characters.");
        Require(!string.IsNullOrWhiteSpace(Binding), "Binding must be a text that only the user's browser has, such as the id of its session.");
        Require(ExpectedAccountId is not { Length: 0 }, "ExpectedAccountId must not be empty; leave it null for the stored account.");
    }

    private static bool IsScope(string? scope) => scope is { Length: > 0 } && scope.All(static c => c is > ' ' and < '\x7F' and not '"' and not '\\');

    private static void Require(bool holds, string complaint)
    {
        if (!holds)
        {
            throw new ArgumentException($"{nameof(AuthorizationRequest)}.{complaint}");
        }
    }
}
