using FitbitSdk.Records;

namespace FitbitSdk.Http;

/// <summary>Withdraws the grants of users who are to be forgotten, and removes their tokens.</summary>
/// <param name="authorization">The client's authorization.</param>
/// <param name="provider">The client's provider.</param>
/// <param name="store">Where its tokens are; <see langword="null"/> where a host brings its own <see cref="IAccessTokenProvider"/>, and must end them itself.</param>
internal sealed class GrantEraser(HealthAuthorization authorization, ProviderId provider, ITokenStore? store) : IUserEraser
{
    public ErasureStage Stage => ErasureStage.Grants;

    public async ValueTask EraseAsync(UserKey user, CancellationToken cancellationToken)
    {
        if (store is null)
        {
            return;
        }

        try
        {
            if (await authorization.RevokeAsync(user, cancellationToken).ConfigureAwait(false) is RevocationOutcome.Unknown)
            {
                throw new HealthApiException(HealthApiErrorKind.Unavailable, TokenManager.RevokeOperation, "no usable answer came, so the grant may live on.");
            }
        }
        catch (HealthApiException e) when (e.Kind is HealthApiErrorKind.Retired)
        {
            // No grant lives on at a service that is switched off.
            await store.RemoveAsync(new(provider, user), cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException)
        {
            // A row that is damaged will never be read, so never be revoked: then at least nothing of it is kept.
            await store.RemoveAsync(new(provider, user), cancellationToken).ConfigureAwait(false);
        }
    }
}
