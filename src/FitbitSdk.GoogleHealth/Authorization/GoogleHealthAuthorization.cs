using FitbitSdk.Http;

namespace FitbitSdk.GoogleHealth;

/// <summary>First authorization and the life of a grant at the Google Health API.</summary>
/// <remarks>
/// <para>Scopes are those of <see cref="GoogleHealthScopes"/>. Other grants of the same user are never drawn in
/// (<c>include_granted_scopes</c>): a token that also holds scopes of other services is refused by all calls for health data.</para>
/// <para>A token answer does not name the account, so it is asked for with the new token before that is stored. Both of an account's
/// ids count: that of this API, which is stored, and that of the Fitbit Web API.</para>
/// <para><see href="https://developers.google.com/health">Source</see>.</para>
/// </remarks>
public class GoogleHealthAuthorization : HealthAuthorization
{
    internal GoogleHealthAuthorization(AuthorizationParts parts)
        : base(parts)
    {
    }

    /// <summary>Creates an authorization without a service, for a test double that overrides its members.</summary>
    protected GoogleHealthAuthorization()
    {
    }
}
