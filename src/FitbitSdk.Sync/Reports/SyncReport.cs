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

    /// <summary>Gets when the host should run again with <see cref="DueRule.WhenDue"/>: the earliest time at which something of this run's streams is
    /// due, or uploads are looked for; <see langword="null"/> where nothing is left to do, <see cref="IsFinished"/>.</summary>
    /// <remarks>It lies after the end of the run. Before it, a run finds nothing to do; later, data arrives later and nothing is lost.</remarks>
    public Instant? NextDue { get; init; }

    /// <summary>Gets what keeping the copy current costs in a day, for the streams of this run that the user granted; <see langword="null"/> where the
    /// run did not come to its plan.</summary>
    public PolicyPrice? Price { get; init; }

    /// <summary>Gets whether that is more than the quota gives, less <see cref="SyncPlannerOptions.BackfillReserve"/>.</summary>
    /// <remarks>Everything is read all the same, only late: what does not fit waits for the next period, and older data may never get its turn.</remarks>
    public bool ExceedsQuota { get; init; }

    /// <summary>Gets the worst outcome of a stream.</summary>
    public StreamOutcome Outcome => Streams.Count == 0 ? StreamOutcome.NothingDue : Streams.Max(static stream => stream.Outcome);

    /// <summary>Gets all requests of the run.</summary>
    public int Requests => AccountRequests + Streams.Sum(static stream => stream.Requests);

    /// <summary>Gets all records that were delivered.</summary>
    public long Records => Streams.Sum(static stream => stream.Records);
}
