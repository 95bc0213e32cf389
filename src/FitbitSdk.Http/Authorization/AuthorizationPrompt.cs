namespace FitbitSdk.Http;

/// <summary>What the provider's pages ask the user again, although they may have answered before.</summary>
public enum AuthorizationPrompt
{
    /// <summary>What the provider finds necessary. The Google Health API always asks for consent: only then does it issue a refresh token.</summary>
    AsNeeded = 0,

    /// <summary>For consent.</summary>
    Consent = 1,

    /// <summary>Which account it is, by signing in or choosing one: for devices that several people use.</summary>
    Account = 2,

    /// <summary>Both.</summary>
    AccountAndConsent = 3,
}
