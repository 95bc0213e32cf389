namespace FitbitSdk.Http;

/// <summary>How a client fares, from best to worst.</summary>
internal enum ClientCondition
{
    /// <summary>Nothing is known to be wrong.</summary>
    Working = 0,

    /// <summary>The token store, or a handler of the host, threw at the last request.</summary>
    HostFailing = 1,

    /// <summary>The service does not answer, or is at fault.</summary>
    ServiceFailing = 2,

    /// <summary>The application's own credentials are refused.</summary>
    ApplicationRefused = 3,

    /// <summary>The API is switched off.</summary>
    Retired = 4,
}
