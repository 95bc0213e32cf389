namespace FitbitSdk;

/// <summary>The order in which a user is forgotten.</summary>
public enum ErasureStage
{
    /// <summary>The host's own: it takes the user from its list and ends their runs, or those would write what is about to be forgotten.</summary>
    Host = 0,

    /// <summary>Grants are withdrawn at the providers, and tokens removed.</summary>
    Grants = 1,

    /// <summary>Where the copy stands is forgotten.</summary>
    Offsets = 2,
}
