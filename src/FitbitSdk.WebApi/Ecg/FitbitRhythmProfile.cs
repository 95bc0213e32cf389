using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>How far a user takes part in irregular rhythm notifications. What the service does not state is <see langword="null"/>.</summary>
public sealed class FitbitRhythmProfile
{
    /// <summary>Gets whether the user has gone through the introduction.</summary>
    public bool? IsOnboarded { get; init; }

    /// <summary>Gets whether the user's heartbeats are looked at now.</summary>
    public bool? IsEnrolled { get; init; }

    /// <summary>Gets the time of the last heartbeats that could be looked at, in the local time of the account.</summary>
    public LocalDateTime? LastUpdated { get; init; }
}
