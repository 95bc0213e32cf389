using NodaTime;

namespace FitbitSdk;

/// <summary>When a stream is read, and when what was read is read again to find late uploads and corrections.</summary>
public sealed class StreamPolicy
{
    /// <summary>Gets the shortest time between two reads of new data.</summary>
    public required Duration HeadInterval { get; init; }

    /// <summary>Gets whether new data is looked for only after a tracker has uploaded. Where nobody can see uploads, the interval alone counts.</summary>
    /// <value>The default is <see langword="false"/>: people edit logs without their trackers.</value>
    public bool NeedsUpload { get; init; }

    /// <summary>Gets at which ages a closed day is read once more; empty where <see cref="LookBack"/> is used instead.</summary>
    public IReadOnlyList<Duration> SweepAges { get; init; } = [];

    /// <summary>Gets further such ages for users whose trackers' uploads nobody can see: what comes late is found by no other means there.</summary>
    public IReadOnlyList<Duration> BlindSweepAges { get; init; } = [];

    /// <summary>Gets how far back each read of new data reaches; zero where single days are swept instead.</summary>
    public Duration LookBack { get; init; }
}
