using NodaTime;

namespace FitbitSdk;

/// <summary>When a stream is read, and when what was read is read again to find late uploads and corrections.</summary>
public sealed class StreamPolicy
{
    /// <summary>Gets the shortest time between two reads of new data.</summary>
    /// <value>From a minute to 30 days.</value>
    public required Duration HeadInterval { get; init; }

    /// <summary>Gets whether new data is looked for only after a tracker has uploaded. Where nobody can see uploads, the interval alone counts.</summary>
    /// <value>The default is <see langword="false"/>: people edit logs without their trackers.</value>
    public bool NeedsUpload { get; init; }

    /// <summary>Gets at which ages a closed day is read once more; empty where <see cref="LookBack"/> is used instead.</summary>
    /// <value>The default is empty; each age is more than 0 and at most 30 days.</value>
    public IReadOnlyList<Duration> SweepAges { get; init; } = [];

    /// <summary>Gets further such ages for users whose trackers' uploads nobody can see: what comes late is found by no other means there.</summary>
    /// <value>The default is empty; each age is more than 0 and at most 30 days.</value>
    public IReadOnlyList<Duration> BlindSweepAges { get; init; } = [];

    /// <summary>Gets how far back each read of new data reaches; zero where single days are swept instead.</summary>
    /// <value>The default is 0; at most 30 days, for which it is remembered what was delivered.</value>
    public Duration LookBack { get; init; }
}
