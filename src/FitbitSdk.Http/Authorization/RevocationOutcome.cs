namespace FitbitSdk.Http;

/// <summary>What a revocation is known to have done.</summary>
public enum RevocationOutcome
{
    /// <summary>The service confirmed it. The tokens are no longer stored.</summary>
    Revoked = 0,

    /// <summary>The service says that the tokens do not work: the user, or a call whose answer was lost, was first. They are no longer stored.</summary>
    AlreadyInvalid = 1,

    /// <summary>No tokens of the user are stored; nothing was sent.</summary>
    NothingStored = 2,

    /// <summary>No usable answer came, so the grant may live on. The tokens stay stored: call again.</summary>
    Unknown = 3,
}
