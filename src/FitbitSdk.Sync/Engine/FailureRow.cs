using NodaTime;

namespace FitbitSdk.Sync;

/// <summary>Whom a failure stops.</summary>
internal enum FailureScope
{
    /// <summary>One stream of one user.</summary>
    Stream = 0,

    /// <summary>All streams of one user.</summary>
    Account = 1,

    /// <summary>All users of the provider; none of their states changes.</summary>
    Provider = 2,
}

/// <summary>What one kind of failure leads to.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Scope">Whom it stops.</param>
/// <param name="First">The first pause; each next one is twice as long.</param>
/// <param name="Longest">The longest.</param>
/// <param name="IsJittered">Whether pauses that begin at the same time end at different ones.</param>
/// <param name="Outcome">How a report calls it.</param>
internal sealed record FailureRow(HealthApiErrorKind Kind, FailureScope Scope, Duration First, Duration Longest, bool IsJittered, StreamOutcome Outcome);
