using System.Text.Json;

namespace FitbitSdk.Http;

/// <summary>What providers do differently when users authorize.</summary>
internal interface IAuthorizationDialect
{
    /// <summary>Gets the page to which browsers are sent.</summary>
    Uri AuthorizeAddress { get; }

    /// <summary>Gets how long a user may take to come back.</summary>
    TimeSpan Lifetime { get; }

    /// <summary>Gives the parameters that only this provider's page knows.</summary>
    IEnumerable<KeyValuePair<string, string>> GetParameters(AuthorizationPrompt prompt);

    /// <summary>Tells whose account newly issued tokens belong to. The first id is the one to keep; an account may be known by others.</summary>
    /// <exception cref="HealthApiException">It cannot be told.</exception>
    ValueTask<IReadOnlyList<string>> GetAccountIdsAsync(OAuthToken token, OAuthTransport transport, CancellationToken cancellationToken);

    /// <summary>Gets whether an introspection counts towards the quota of the user's requests for data.</summary>
    bool IntrospectionDrawsOnQuota { get; }

    HttpRequestMessage CreateIntrospection(AccessToken token);

    /// <exception cref="JsonException">It is no answer to an introspection.</exception>
    GrantIntrospection ReadIntrospection(ref Utf8JsonReader reader);

    HttpRequestMessage CreateRevocation(string token, OAuthTransport transport);
}
