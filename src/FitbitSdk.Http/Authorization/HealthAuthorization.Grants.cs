using System.Buffers;
using System.Text.Json;
using FitbitSdk.Records;

namespace FitbitSdk.Http;

public partial class HealthAuthorization
{
    private const string IntrospectOperation = "IntrospectToken";

    /// <summary>Tells what a user granted, from the store: costs no request.</summary>
    /// <param name="user">Whose grant.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The grant; <see langword="null"/> where no tokens are stored. That they are stored does not say that they still work.</returns>
    public virtual async Task<HealthGrant?> GetGrantAsync(UserKey user, CancellationToken cancellationToken = default)
    {
        StoredToken? stored = await Store.GetAsync(KeyOf(user), cancellationToken).ConfigureAwait(false);
        return stored is null ? null : ToGrant(stored.Token);
    }

    /// <summary>Refreshes a user's tokens now, whether or not they are about to expire.</summary>
    /// <param name="user">Whose.</param>
    /// <param name="cancellationToken">Stops this caller's wait; a refresh that has begun goes on.</param>
    /// <returns>The grant as it is stored now. Costs one token request, at most three where answers are lost.</returns>
    /// <exception cref="NeedsAuthorizationException">No tokens are stored, or the refresh token is missing or refused.</exception>
    /// <exception cref="HealthApiException">The application is refused, or the token service gave no usable answer.</exception>
    public virtual async Task<HealthGrant> RefreshAsync(UserKey user, CancellationToken cancellationToken = default) =>
        ToGrant(await Parts.Tokens.RefreshAsync(KeyOf(user), cancellationToken).ConfigureAwait(false));

    /// <summary>Asks the provider what it knows of a user's access token, which is refreshed first if it is about to expire.</summary>
    /// <param name="user">Whose.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>What the provider says; not active where it refuses the token.</returns>
    /// <exception cref="NeedsAuthorizationException">No tokens are stored, or they can no longer be refreshed.</exception>
    /// <exception cref="RateLimitedException">At the Fitbit Web API: the user's quota is used up, and its reset further away than the client waits.</exception>
    /// <exception cref="HealthApiException">No usable answer came.</exception>
    /// <remarks>Costs one request. At the Fitbit Web API it is one of the user's quota, and waits for it as requests for data do. The token travels
    /// in the body and never in the address. Whether times count seconds or milliseconds is not documented: both are read.</remarks>
    public virtual async Task<GrantIntrospection> IntrospectAsync(UserKey user, CancellationToken cancellationToken = default)
    {
        RequestTicket ticket = new(KeyOf(user), IntrospectOperation, RetryClass.Never);
        if (Parts.Dialect.IntrospectionDrawsOnQuota)
        {
            await Parts.Gate.EnterAsync(ticket, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            // After the gate: a token could run out while the call waits.
            AccessToken token = await Parts.Tokens.GetAsync(ticket.Key, refused: null, cancellationToken).ConfigureAwait(false);
            ticket.Sent++;
            return await IntrospectAsync(token, ticket, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Parts.Gate.Leave(ticket, response: null);
        }
    }

    private async Task<GrantIntrospection> IntrospectAsync(AccessToken token, RequestTicket ticket, CancellationToken cancellationToken)
    {
        try
        {
            return await Parts.Transport.AskAsync(
                IntrospectOperation,
                Parts.Dialect.CreateIntrospection(token),
                ReadIntrospection,
                cancellationToken,
                response => Parts.Gate.Leave(ticket, response)).ConfigureAwait(false);
        }
        catch (NeedsAuthorizationException)
        {
            return new() { IsActive = false };
        }
        catch (HealthApiException e) when (TokenManager.IsUnsent(e))
        {
            ticket.Sent--;
            throw;
        }
    }

    private GrantIntrospection ReadIntrospection(in ReadOnlySequence<byte> body)
    {
        try
        {
            Utf8JsonReader reader = new(body);
            return Parts.Dialect.ReadIntrospection(ref reader);
        }
        catch (JsonException)
        {
#pragma warning disable MA0054 // The cause may quote the answer.
            throw new HealthApiProtocolException(IntrospectOperation, "the answer is not the expected JSON.");
#pragma warning restore MA0054
        }
    }

    /// <summary>Withdraws a user's grant at the provider, and removes the stored tokens once the provider has said so.</summary>
    /// <param name="user">Whose.</param>
    /// <param name="cancellationToken">Stops this caller's wait; a revocation that has begun goes on.</param>
    /// <returns>What is known to have happened. Costs one request, more where tokens are stored at the same time.</returns>
    /// <exception cref="HealthApiException">The application is refused, or the request is: the tokens stay stored.</exception>
    /// <remarks>It takes the place of a refresh: one that runs is waited for, and what it stored is revoked; one that is asked for meanwhile
    /// waits, and then finds no tokens. At the Fitbit Web API this ends all tokens and sessions of the user with the application. Records that
    /// were delivered, and offsets, are not touched.</remarks>
    public virtual async Task<RevocationOutcome> RevokeAsync(UserKey user, CancellationToken cancellationToken = default) =>
        await Parts.Tokens.RevokeAsync(KeyOf(user), RevokeAsync, cancellationToken).ConfigureAwait(false);

    private async Task<RevocationOutcome> RevokeAsync(OAuthToken token, CancellationToken cancellationToken)
    {
        // The refresh token, where there is one: an access token that has expired says nothing about the grant.
        string text = token.Refresh?.Reveal() ?? token.Access.Reveal();
        try
        {
            return await Parts.Transport.AskAsync(
                TokenManager.RevokeOperation, Parts.Dialect.CreateRevocation(text, Parts.Transport), static (in _) => RevocationOutcome.Revoked, cancellationToken).ConfigureAwait(false);
        }
        catch (NeedsAuthorizationException)
        {
            return RevocationOutcome.AlreadyInvalid;
        }
        catch (HealthApiException e) when (e.Kind is HealthApiErrorKind.Unavailable or HealthApiErrorKind.Protocol or HealthApiErrorKind.RateLimited)
        {
            return RevocationOutcome.Unknown;
        }
    }

    private static HealthGrant ToGrant(OAuthToken token) => new()
    {
        Scopes = token.Scopes,
        AccountId = token.AccountId,
        AccessExpiresAt = token.ExpiresAt,
        CanRefresh = token.Refresh is not null,
    };
}
