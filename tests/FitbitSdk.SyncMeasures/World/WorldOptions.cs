using FitbitSdk.Simulators;
using FitbitSdk.Sync;
using NodaTime;

namespace FitbitSdk.SyncMeasures;

/// <summary>Who is simulated, and what kind of host syncs them.</summary>
internal sealed class WorldOptions
{
    /// <summary>Gets who is simulated; the clock is set by the world.</summary>
    public required SimulatorOptions Simulator { get; init; }

    /// <summary>Gets where the clock stands first.</summary>
    public required Instant Start { get; init; }

    /// <summary>Gets where records go; <see langword="null"/> for JSON Lines in <see cref="Folder"/>.</summary>
    public IRecordSink? Sink { get; init; }

    /// <summary>Gets where state and records lie, so that both outlive the process; <see langword="null"/> for stores in memory.</summary>
    public string? Folder { get; init; }

    /// <summary>Gets what stands between client and network.</summary>
    public Func<DelegatingHandler>? Handler { get; init; }

    /// <summary>Gets what stands before the store of offsets.</summary>
    public Func<IOffsetStore, IOffsetStore>? Offsets { get; init; }

    /// <summary>Gets what stands before the store of tokens.</summary>
    public Func<ITokenStore, ITokenStore>? Tokens { get; init; }

    /// <summary>Gets what stands before <see cref="Sink"/>, or before the sink of files.</summary>
    public Func<IRecordSink, IRecordSink>? Sinks { get; init; }

    /// <summary>Gets the secret that the host has; <see langword="null"/> for the right one.</summary>
    public string? ClientSecret { get; init; }

    public Action<SyncPlannerOptions>? Planner { get; init; }
}
