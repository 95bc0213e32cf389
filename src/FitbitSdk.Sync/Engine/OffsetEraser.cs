using FitbitSdk.Records;

namespace FitbitSdk.Sync;

/// <summary>Forgets where the copies of users stand who are to be forgotten.</summary>
internal sealed class OffsetEraser(SyncEngine engine) : IUserEraser
{
    public ErasureStage Stage => ErasureStage.Offsets;

    public async ValueTask EraseAsync(UserKey user, CancellationToken cancellationToken) => await engine.ForgetAsync(user, cancellationToken).ConfigureAwait(false);
}
