using FitbitSdk.Records;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace FitbitSdk.Http;

/// <summary>First authorization and the life of a grant: the code flow with PKCE, introspection and revocation. One serves all users.</summary>
/// <remarks>
/// <para>Between <see cref="BeginAsync"/> and <see cref="CompleteAsync"/> the flow lies in an <see cref="IAuthorizationStateStore"/>, under a
/// hash of its state; <c>UseSqlite</c> brings one that processes share, else it lies in this process.</para>
/// <para>The requests of this class go to the configured addresses alone, without the handlers of the host, and repeat nothing. One ends
/// after 20 seconds. No message of an exception quotes a code, state, token or id.</para>
/// </remarks>
public partial class HealthAuthorization
{
    private readonly AuthorizationParts? _parts;

    internal HealthAuthorization(AuthorizationParts parts) => _parts = parts;

    /// <summary>Creates an authorization without a service, for a test double that overrides its members.</summary>
    protected HealthAuthorization()
    {
    }

    private AuthorizationParts Parts => _parts ?? throw new NotSupportedException("This authorization has no service: override the method.");

    private ITokenStore Store => Parts.Store ?? throw new InvalidOperationException(TokenSources.NoStore(Parts.Client.Name));

    /// <summary>Begins an authorization: keeps what must be known when the user comes back, and gives the address to send them to.</summary>
    /// <param name="request">Who is to authorize what.</param>
    /// <param name="cancellationToken">Stops the call; nothing can come of what was begun.</param>
    /// <returns>The address and its time limit. Costs no request.</returns>
    /// <exception cref="ArgumentException">The request is incomplete, or its redirect URI is plain HTTP to another machine.</exception>
    /// <remarks>The address carries a state of 256 random bits that works once, and an S256 challenge whose verifier stays here.
    /// <see href="https://datatracker.ietf.org/doc/html/rfc9700">Source</see>.</remarks>
    public virtual async Task<AuthorizationStart> BeginAsync(AuthorizationRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Check();
        Instant now = Parts.Time.GetInstant();
        (string state, string verifier) = (ProofKey.NewSecret(), ProofKey.NewSecret());
        PendingAuthorization pending = new()
        {
            Provider = Parts.Client.Provider,
            Client = Parts.Client.Name,
            User = request.User,
            BindingHash = ProofKey.BindingHash(state, request.Binding),
            RedirectUri = request.RedirectUri,
            Verifier = verifier,
            Scopes = [.. request.Scopes.Distinct(StringComparer.Ordinal)],
            ExpectedAccountId = request.ExpectedAccountId,
            BegunAt = now,
            ExpiresAt = now + Duration.FromTimeSpan(Parts.Dialect.Lifetime),
        };
        await Parts.States.AddAsync(AuthorizationStateId.Of(state), pending, cancellationToken).ConfigureAwait(false);
        return new() { Address = AddressOf(pending, state, request.Prompt), ExpiresAt = pending.ExpiresAt };
    }

    private Uri AddressOf(PendingAuthorization pending, string state, AuthorizationPrompt prompt)
    {
        KeyValuePair<string, string>[] parameters =
        [
            new("response_type", "code"),
            new("client_id", Parts.ClientId),
            new("redirect_uri", pending.RedirectUri.OriginalString),
            new("scope", string.Join(' ', pending.Scopes)),
            new("state", state),
            new("code_challenge", ProofKey.Challenge(pending.Verifier)),
            new("code_challenge_method", "S256"),
            .. Parts.Dialect.GetParameters(prompt),
        ];
        return new(Parts.Dialect.AuthorizeAddress.AbsoluteUri + "?" + string.Join('&', parameters.Select(static one => $"{one.Key}={Uri.EscapeDataString(one.Value)}")));
    }

    private TokenKey KeyOf(UserKey user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return new(Parts.Client.Provider, user);
    }
}
