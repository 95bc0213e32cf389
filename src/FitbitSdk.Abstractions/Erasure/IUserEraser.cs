using FitbitSdk.Records;

namespace FitbitSdk;

/// <summary>Forgets one part of what is kept of a user: each client their grant, the sync their offsets, a host what it keeps itself.</summary>
public interface IUserEraser
{
    /// <summary>Gets when its turn comes.</summary>
    /// <value>The default is <see cref="ErasureStage.Host"/>: before all else.</value>
    ErasureStage Stage => ErasureStage.Host;

    /// <summary>Forgets a user. It may be called again for the same one, and for one of whom nothing is known: both are no error.</summary>
    /// <param name="user">Whom.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>A task that ends once nothing is left. A throw means that something may be: it is called again later.</returns>
    ValueTask EraseAsync(UserKey user, CancellationToken cancellationToken);
}
