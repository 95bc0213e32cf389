namespace FitbitSdk.Http;

/// <summary>Why a callback is refused. In all cases nothing was stored, and the flow is over: its state works once.</summary>
public enum AuthorizationFailure
{
    /// <summary>The address is not what a provider sends: no state, no code or error, or one of them twice.</summary>
    MalformedCallback = 0,

    /// <summary>The state was never given out, was used before, or expired long ago.</summary>
    UnknownState = 1,

    /// <summary>The user came back too late.</summary>
    Expired = 2,

    /// <summary>Another browser began: somebody tries to connect their account to this user, or this user's to theirs.</summary>
    OtherBrowser = 3,

    /// <summary>The state was given out for another provider or client.</summary>
    OtherClient = 4,

    /// <summary>The callback came to another address than the one that was asked for.</summary>
    OtherAddress = 5,

    /// <summary>The user consented with another account than the expected one, or than the one whose tokens are stored.</summary>
    OtherAccount = 6,
}
