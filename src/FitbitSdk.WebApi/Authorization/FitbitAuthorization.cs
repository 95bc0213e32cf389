using FitbitSdk.Http;

namespace FitbitSdk.WebApi;

/// <summary>First authorization and the life of a grant at the Fitbit Web API.</summary>
/// <remarks>
/// <para>Scopes are words such as <c>heartrate</c> and <c>sleep</c>. The account is told by the token answer.</para>
/// <para>A consent, a refresh and a revocation each void what was issued to the same account and application before. The service has been
/// seen to confirm the revocation of a token that was dead already, so <see cref="RevocationOutcome.Revoked"/> may stand for
/// <see cref="RevocationOutcome.AlreadyInvalid"/>.</para>
/// <para><see href="https://dev.fitbit.com/build/reference/web-api/developer-guide/authorization/">Source</see>.</para>
/// </remarks>
public class FitbitAuthorization : HealthAuthorization
{
    internal FitbitAuthorization(AuthorizationParts parts)
        : base(parts)
    {
    }

    /// <summary>Creates an authorization without a service, for a test double that overrides its members.</summary>
    protected FitbitAuthorization()
    {
    }
}
