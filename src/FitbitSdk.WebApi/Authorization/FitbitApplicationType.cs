namespace FitbitSdk.WebApi;

/// <summary>The type under which the application is registered with Fitbit. Changing it there voids all tokens that were issued before.</summary>
/// <remarks><see href="https://dev.fitbit.com/build/reference/web-api/developer-guide/application-design/">Source</see>.</remarks>
public enum FitbitApplicationType
{
    /// <summary>Not stated: with a secret the application shows it, without one it is a public client.</summary>
    Unspecified = 0,

    /// <summary>A confidential application on a server; it has a secret. Intraday data needs Fitbit's permission.</summary>
    Server = 1,

    /// <summary>A public application on its users' devices. It has no secret that could be kept there; PKCE takes its place. Intraday data needs
    /// Fitbit's permission.</summary>
    Client = 2,

    /// <summary>An application for the data of its own registrant alone, with or without a secret. It may read intraday data without asking.</summary>
    Personal = 3,
}
