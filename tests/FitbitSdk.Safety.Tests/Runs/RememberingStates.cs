namespace FitbitSdk.Safety.Tests;

/// <summary>A store of flows that takes note of every verifier that passes.</summary>
internal sealed class RememberingStates(Needles needles) : IAuthorizationStateStore
{
    private readonly InMemoryAuthorizationStateStore _store = new();

    public ValueTask AddAsync(AuthorizationStateId id, PendingAuthorization pending, CancellationToken cancellationToken)
    {
        needles.Add("verifier", pending.Verifier);
        return _store.AddAsync(id, pending, cancellationToken);
    }

    public ValueTask<PendingAuthorization?> RedeemAsync(AuthorizationStateId id, CancellationToken cancellationToken) => _store.RedeemAsync(id, cancellationToken);
}
