namespace FitbitSdk.Http;

/// <summary>What the user's return means.</summary>
public enum AuthorizationOutcome
{
    /// <summary>Tokens are stored.</summary>
    Completed = 0,

    /// <summary>The user, or who decides for them, said no. Nothing was changed.</summary>
    Declined = 1,

    /// <summary>The provider found no session, account or consent and was told to ask nothing. Nothing was changed; begin again and let it ask.</summary>
    InteractionRequired = 2,
}
