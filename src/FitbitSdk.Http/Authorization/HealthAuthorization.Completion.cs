using FitbitSdk.Records;

namespace FitbitSdk.Http;

public partial class HealthAuthorization
{
    private const string ConsentOperation = "Authorize";
    private const int MaximumAccountReads = 3;

    /// <summary>Completes an authorization: checks the callback, exchanges its code and stores the tokens in place of those that were there.</summary>
    /// <param name="callback">The whole address that the browser was sent back to. Behind a proxy: as the browser saw it.</param>
    /// <param name="binding">What <see cref="AuthorizationRequest.Binding"/> was, read from the browser that came back; never from the address.</param>
    /// <param name="cancellationToken">Stops the call before the code is spent; what was begun then is finished, because nothing else could.</param>
    /// <returns>Tokens stored, or the user said no. Costs one token request, at the Google Health API one request more.</returns>
    /// <exception cref="AuthorizationException">The callback is broken, late or forged, or the account is another one. Nothing was stored.</exception>
    /// <exception cref="TokenProtectionException">What was kept of the flow, or what is stored for the user, is protected by a key that is not
    /// configured. Begin again once it is; stored tokens that no key opens any more give way where the account is an expected one.</exception>
    /// <exception cref="NeedsAuthorizationException">The code is refused: begin again.</exception>
    /// <exception cref="HealthApiException">The application is refused, or no usable answer came: begin again. Nothing was stored.</exception>
    /// <remarks>
    /// <para>A state works once, whatever comes of it: of two callbacks with the same one, also in two processes, one completes.</para>
    /// <para>The account must be the expected one; where none is, that of the tokens that are stored for the user, so that nobody's history
    /// is continued with somebody else's data. To change the account, revoke first. Tokens that are refused for it are not revoked: their
    /// account may be that of another user.</para>
    /// </remarks>
    public virtual async Task<AuthorizationResult> CompleteAsync(Uri callback, string binding, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(callback);
        ArgumentNullException.ThrowIfNull(binding);
        ProviderId provider = Parts.Client.Provider;
        try
        {
            AuthorizationCallback parsed = AuthorizationCallback.Parse(callback);
            PendingAuthorization pending = await Parts.States.RedeemAsync(AuthorizationStateId.Of(parsed.State), cancellationToken).ConfigureAwait(false)
                ?? throw new AuthorizationException(AuthorizationFailure.UnknownState);
            Check(pending, parsed.State, callback, binding);
            if (parsed.Error is { } error)
            {
                AuthorizationOutcome outcome = OutcomeOf(error);
                Parts.Logger.NotAuthorized(provider, pending.User, outcome);
                return new() { Outcome = outcome, User = pending.User };
            }

            OAuthToken token = await ConnectAsync(pending, parsed.Code!).ConfigureAwait(false);
            string[] missing = [.. pending.Scopes.Except(token.Scopes, StringComparer.Ordinal)];
            Parts.Logger.Authorized(provider, pending.User, token.Scopes.Count, missing.Length);
            return new()
            {
                Outcome = AuthorizationOutcome.Completed,
                User = pending.User,
                AccountId = token.AccountId,
                GrantedScopes = token.Scopes,
                MissingScopes = missing,
            };
        }
        catch (AuthorizationException e)
        {
            Parts.Logger.CallbackRefused(provider, e.Failure);
            throw;
        }
    }

    private void Check(PendingAuthorization pending, string state, Uri callback, string binding)
    {
        AuthorizationFailure? failure = pending switch
        {
            _ when pending.Provider != Parts.Client.Provider || pending.Client != Parts.Client.Name => AuthorizationFailure.OtherClient,
            _ when !ProofKey.AreSame(pending.BindingHash, ProofKey.BindingHash(state, binding)) => AuthorizationFailure.OtherBrowser,
            _ when pending.ExpiresAt <= Parts.Time.GetInstant() => AuthorizationFailure.Expired,
            _ when !IsSamePlace(pending.RedirectUri, callback) => AuthorizationFailure.OtherAddress,
            _ => null,
        };
        if (failure is { } reason)
        {
            throw new AuthorizationException(reason);
        }
    }

    private static bool IsSamePlace(Uri asked, Uri callback) =>
        Uri.Compare(asked, callback, UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped, StringComparison.Ordinal) == 0;

    /// <summary>Exchanges the code, and stores what is issued if it is for the right account.</summary>
    /// <remarks>Nobody can stop it: state and code are spent, and what is issued exists only here. Each request has a time limit of its own.</remarks>
    private async Task<OAuthToken> ConnectAsync(PendingAuthorization pending, string code)
    {
        TokenKey key = KeyOf(pending.User);
        OAuthToken issued = await Parts.Endpoint.ExchangeAsync(code, pending, CancellationToken.None).ConfigureAwait(false);
        IReadOnlyList<string> accounts = await GetAccountIdsAsync(issued).ConfigureAwait(false);

        OAuthToken token = new()
        {
            Access = issued.Access,
            Refresh = issued.Refresh,
            ExpiresAt = issued.ExpiresAt,
            IssuedAt = issued.IssuedAt,

            // An answer that names no scopes granted those that were asked for (RFC 6749, section 5.1).
            Scopes = issued.Scopes.Count > 0 ? issued.Scopes : pending.Scopes,
            AccountId = accounts[0],
        };
        await Parts.Tokens.AdoptAsync(key, token, new AccountPin(pending.ExpectedAccountId, accounts)).ConfigureAwait(false);
        return token;
    }

    private async Task<IReadOnlyList<string>> GetAccountIdsAsync(OAuthToken issued)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await Parts.Dialect.GetAccountIdsAsync(issued, Parts.Transport, CancellationToken.None).ConfigureAwait(false);
            }
            catch (HealthApiException e) when (e.IsTransient && attempt < MaximumAccountReads)
            {
                // The user waits before the page, and would have to consent once more for a fault of the moment: at once again.
            }
        }
    }

    private static AuthorizationOutcome OutcomeOf(string error) => error switch
    {
        "access_denied" => AuthorizationOutcome.Declined,
        "login_required" or "consent_required" or "interaction_required" or "account_selection_required" => AuthorizationOutcome.InteractionRequired,
        "server_error" or "temporarily_unavailable" => throw Refused(HealthApiErrorKind.Unavailable, error),
        "unauthorized_client" or "invalid_client" or "deleted_client" or "disabled_client" or "admin_policy_enforced" or "org_internal" =>
            throw Refused(HealthApiErrorKind.ApplicationRefused, error),
        "invalid_request" or "invalid_scope" or "unsupported_response_type" => throw Refused(HealthApiErrorKind.Rejected, error),

        // Anybody can write an address: a word that is not on the list is not repeated.
        _ => throw Refused(HealthApiErrorKind.Rejected, null),
    };

    private static HealthApiException Refused(HealthApiErrorKind kind, string? error) =>
        new ApiFailure(kind, ConsentOperation, "the consent page refused" + (error is null ? "." : $" ({error}).")) { ErrorType = error }.ToException();
}
