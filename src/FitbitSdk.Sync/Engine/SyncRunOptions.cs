using FitbitSdk.Records;

namespace FitbitSdk.Sync;

/// <summary>What a run is to do.</summary>
public sealed class SyncRunOptions
{
    /// <summary>Gets whether due times count.</summary>
    /// <value>The default is <see cref="DueRule.Now"/>: a run that somebody asks for reads what is there.</value>
    public DueRule Due { get; init; } = DueRule.Now;

    /// <summary>Gets the streams to read; <see langword="null"/> for all that the provider has.</summary>
    /// <value>The default is <see langword="null"/>; else at least one, each of them one of the provider's.</value>
    public IReadOnlyCollection<StreamId>? Streams { get; init; }

    /// <summary>Gets the provider to read from; <see langword="null"/> where the host has only one.</summary>
    /// <value>The default is <see langword="null"/>; else one that is registered.</value>
    public ProviderId? Provider { get; init; }

    /// <summary>Gets who is told after each window.</summary>
    /// <value>The default is <see langword="null"/>: nobody.</value>
    public IProgress<SyncProgress>? Progress { get; init; }
}
