using NodaTime;

namespace FitbitSdk.Http;

/// <summary>Where to send the user's browser.</summary>
public sealed class AuthorizationStart
{
    /// <summary>Gets the address of the provider's consent page. It holds the state: send it to this browser alone, and do not log it.</summary>
    public required Uri Address { get; init; }

    /// <summary>Gets until when the user may come back.</summary>
    public required Instant ExpiresAt { get; init; }
}
