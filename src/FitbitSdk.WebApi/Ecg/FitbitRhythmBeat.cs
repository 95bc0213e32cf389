using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>A heartbeat.</summary>
public readonly struct FitbitRhythmBeat
{
    /// <summary>Gets when it was, in the local time of the account.</summary>
    public required LocalDateTime Time { get; init; }

    /// <summary>Gets the rate that it stands for, in beats a minute.</summary>
    public required int Rate { get; init; }
}
