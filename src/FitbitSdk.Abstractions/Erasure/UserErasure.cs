using FitbitSdk.Records;

namespace FitbitSdk;

/// <summary>Forgets users: what the host keeps of them, their grants at the providers, their tokens, their offsets.</summary>
/// <remarks>Records that were delivered belong to whoever has them.</remarks>
/// <param name="erasers">All that are registered.</param>
public sealed class UserErasure(IEnumerable<IUserEraser> erasers)
{
    private readonly IUserEraser[] _erasers = [.. erasers.OrderBy(static eraser => eraser.Stage)];

    /// <summary>Forgets a user, stage by stage.</summary>
    /// <param name="user">Whom.</param>
    /// <param name="cancellationToken">Stops the call; what was forgotten stays forgotten.</param>
    /// <returns>A task that ends once nothing is left.</returns>
    /// <exception cref="AggregateException">Some of it is left; what failed, in its order. No later stage was begun. Call again: what is done costs nothing.</exception>
    /// <remarks>Within a stage one failure does not keep the others from their turn: a provider that is down must not delay a withdrawal at another.</remarks>
    public async Task EraseAsync(UserKey user, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(user);
        foreach (IGrouping<ErasureStage, IUserEraser> stage in _erasers.GroupBy(static eraser => eraser.Stage))
        {
            List<Exception> failed = [];
            foreach (IUserEraser eraser in stage)
            {
                try
                {
                    await eraser.EraseAsync(user, cancellationToken).ConfigureAwait(false);
                }
#pragma warning disable CA1031 // Whatever one throws, the others have their turn; it is thrown below.
                catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
                {
                    failed.Add(e);
                }
            }

            if (failed.Count > 0)
            {
                throw new AggregateException($"The user could not be forgotten: {failed.Count} parts of the stage {stage.Key} failed.", failed);
            }
        }
    }
}
