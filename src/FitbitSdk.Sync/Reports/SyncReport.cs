using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Sync;

/// <summary>What a run did for one user. A partial failure is never called success.</summary>
public sealed class SyncReport
{
    /// <summary>Gets whose run it was.</summary>
    public required UserKey User { get; init; }

    /// <summary>Gets the provider.</summary>
    public required ProviderId Provider { get; init; }

    /// <summary>Gets when it began.</summary>
    public required Instant StartedAt { get; init; }

    /// <summary>Gets what was done for each stream.</summary>
    public required IReadOnlyList<StreamReport> Streams { get; init; }

    /// <summary>Gets until when a tracker has uploaded; <see langword="null"/> where it had to be assumed.</summary>
    public Instant? Watermark { get; init; }

    /// <summary>Gets whether it had to be assumed until when data is uploaded: now, and for streams that the API fills with zeros a day ago.</summary>
    public bool IsWatermarkAssumed => Watermark is null;

    /// <summary>Gets how many requests are left of the quota that was last seen; <see langword="null"/> where none is known.</summary>
    public int? QuotaLeft => Quota?.Remaining;

    /// <summary>Gets the quota that was last seen.</summary>
    public QuotaState? Quota { get; init; }

    /// <summary>Gets the requests that were spent on the account itself: trackers and zone.</summary>
    public int AccountRequests { get; init; }

    /// <summary>Gets whether the consent has ended and all of it is read, with the streams of this run: nothing is left to do.</summary>
    public bool IsFinished { get; init; }

    /// <summary>Gets the worst outcome of a stream.</summary>
    public StreamOutcome Outcome => Streams.Count == 0 ? StreamOutcome.NothingDue : Streams.Max(static stream => stream.Outcome);

    /// <summary>Gets all requests of the run.</summary>
    public int Requests => AccountRequests + Streams.Sum(static stream => stream.Requests);

    /// <summary>Gets all records that were delivered.</summary>
    public long Records => Streams.Sum(static stream => stream.Records);
}
