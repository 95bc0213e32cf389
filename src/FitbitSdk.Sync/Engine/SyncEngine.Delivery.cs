using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Sync;

/// <content>One window: read, compare, deliver, commit.</content>
public sealed partial class SyncEngine
{
    private const string LostRace = "Another run advanced the stream first.";

    /// <summary>Reads and delivers a window.</summary>
    /// <returns>What is to be read in its place, in order; empty where it is done with.</returns>
    private async Task<IReadOnlyList<PlannedWindow>> RunWindowAsync(
        IHealthDataSource source, SyncUser user, StreamRun run, PlannedWindow planned, ZoneHistory zones, CancellationToken cancellationToken)
    {
        if (_sinkWaits.WaitOf(run.Key, Now) is { } wait)
        {
            // Nothing is fetched that cannot be delivered.
            run.Stop(StreamOutcome.Failed, "The sink did not take the last delivery; it is tried again later.", until: wait);
            return [];
        }

        if (_faultWaits.WaitOf(run.Key, Now) is { } fault)
        {
            run.Stop(StreamOutcome.Failed, "The last attempt failed in a way that is none of the provider's; it is tried again later.", until: fault);
            return [];
        }

        // Behind a stretch that is still being processed nothing counts as complete; what there is goes out all the same.
        planned = run.IsHeld && planned.Purpose is WindowPurpose.Head ? planned with { Covers = null } : planned;
        ChangeDetector detector = new(run.Stream, run.Offset, planned);
        if (detector.HasForgotten)
        {
            _log.DigestForgotten(run.Key.Account.User, run.Stream.Id.Value);
        }

        using WindowDelivery delivery = new();
        try
        {
            await foreach (SourcePage page in source.ReadAsync(new(user, run.Stream, planned.Window, zones), cancellationToken).ConfigureAwait(false))
            {
                run.Requests += page.Requests;
                delivery.Add(page, detector);
            }
        }
        catch (HealthApiException e) when (e.Kind is HealthApiErrorKind.TooLarge)
        {
            run.Requests += e.Requests;
            return await HalveAsync(run, planned, e, cancellationToken).ConfigureAwait(false);
        }

        // A fault in the running date alone is no gap in what lies before it.
        if (delivery.Problems > 0 && WindowHalves.AtHorizon(planned) is { Count: > 0 } parts)
        {
            return parts;
        }

        delivery.Complete(detector, Now);
        run.Problems += delivery.Problems;
        run.ZoneSeen = delivery.Zone is { } zone ? (Now, zone) : run.ZoneSeen;
        if (!await DeliverAsync(run, planned, delivery, detector, cancellationToken).ConfigureAwait(false))
        {
            return [];
        }

        run.Delivered(delivery, zones);
        Tell(new(SyncEventKind.WindowDelivered, source.Provider, Now) { User = user.Key, Stream = run.Stream.Id, Window = planned.Window, Records = delivery.Records });
        _log.WindowDelivered(user.Key, run.Stream.Id.Value, planned.Window, planned.Purpose, delivery.Records, delivery.Unchanged);
        if (delivery.PendingUntil is { } pending)
        {
            run.Note(StreamOutcome.Skipped, "The provider is still processing the data.", HealthApiErrorKind.Pending, pending);
        }

        if (delivery.FirstProblem is { } problem)
        {
            run.Note(StreamOutcome.Partial, $"{delivery.Problems} elements could not be mapped; the first: {problem.Position}: {problem.Reason}");
        }

        return [];
    }

    /// <summary>Writes the news and the offset as one.</summary>
    /// <returns>Whether both are safe; if not, the stream is stopped and its offset stays where it was.</returns>
    private async Task<bool> DeliverAsync(StreamRun run, PlannedWindow planned, WindowDelivery delivery, ChangeDetector detector, CancellationToken cancellationToken)
    {
        try
        {
            ISinkTransaction transaction = await _sink.BeginAsync(run.Key, cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                List<RejectedRecord> rejected = [];
                foreach (RecordBatch batch in delivery.Batches)
                {
                    WriteResult result = await transaction.WriteAsync(batch, cancellationToken).ConfigureAwait(false);
                    if (result.IsUnknown)
                    {
                        run.Stop(StreamOutcome.Failed, "The sink did not acknowledge every record.", until: _sinkWaits.Failed(run.Key, Now));
                        return false;
                    }

                    rejected.AddRange(result.Rejected);
                }

                SyncOffset next = Advance(run, planned, delivery, rejected.Count);
                next = next with { Digest = detector.ToDigest(next.Gaps, isSafe: rejected.Count == 0) };
                if (await transaction.CommitAsync(run.Stored, next, cancellationToken).ConfigureAwait(false) is not { } stored)
                {
                    run.Stop(StreamOutcome.Failed, LostRace, until: Now + Soon);
                    return false;
                }

                if (rejected.Count > 0)
                {
                    run.Problems += rejected.Count;
                    run.Note(StreamOutcome.Partial, $"The sink refused {rejected.Count} records; the first: {rejected[0].Reason}");
                }

                _sinkWaits.Succeeded(run.Key);
                _faultWaits.Succeeded(run.Key);
                TellGaps(run.Key, run.Offset.Gaps, stored.Gaps);
                run.Stored = stored;
                return true;
            }
        }
        catch (Exception e) when (IsFault(e, cancellationToken))
        {
            // Whatever a sink throws means that nothing is known of the records; the window is read again. Any other exception's message
            // may quote what was being written.
            string reason = e is SinkException ? e.Message : $"The delivery failed ({e.GetType().Name}).";
            _log.DeliveryFailed(run.Stream.Id.Value, e.GetType().Name);
            run.Stop(StreamOutcome.Failed, reason, until: _sinkWaits.Failed(run.Key, Now), fault: e);
            return false;
        }
    }

    private SyncOffset Advance(StreamRun run, PlannedWindow planned, WindowDelivery delivery, int rejected)
    {
        string? missing = (delivery.Problems, rejected) switch
        {
            (> 0, _) => "Elements of the answer cannot be mapped.",
            (_, > 0) => "The sink refused records.",
            _ => null,
        };
        return delivery.PendingUntil is { } until ? Hold(run, planned, delivery.PendingFrom, until, missing) : Advance(run, planned, missing);
    }

    /// <summary>The offset after a window was done with: covered, with a gap where something of it is missing.</summary>
    private SyncOffset Advance(StreamRun run, PlannedWindow planned, string? missing)
    {
        bool readsBack = _planner.PolicyOf(run.Stream).LookBack > Duration.Zero;
        bool swept = run.Offset.SweptAt is null
            || (planned.Purpose is WindowPurpose.Reread && run.IsLastOf(WindowPurpose.Reread))
            || (planned.Purpose is WindowPurpose.Head && readsBack);
        return StreamPauses.End(Cover(run, planned.Covers, missing), planned.Purpose) with
        {
            // Of a head in pieces the last one is up to the horizon. What is held is due by the time that the hold has set.
            HeadReadAt = planned.Purpose is WindowPurpose.Head && !run.IsHeld && run.IsLastOf(WindowPurpose.Head) ? Now : run.Offset.HeadReadAt,
            // As of the plan: what becomes due while it is carried out is not in it.
            SweptAt = swept ? run.PlannedAt : run.Offset.SweptAt,
        };
    }

    /// <summary>The offset after a window of which the provider is still processing something: what is final is covered, and the rest waits alone.</summary>
    /// <remarks>New data that is not final holds the offset where it was, and is due again by then. In older data the rest is a gap that is due by then.</remarks>
    private SyncOffset Hold(StreamRun run, PlannedWindow planned, StreamTime? from, Instant until, string? missing)
    {
        FetchWindow? final = planned.Covers is { } covers && from > covers.Start ? FetchWindow.Between(covers.Start, StreamTime.Min(from.Value, covers.End)) : null;
        if (planned.Purpose is WindowPurpose.Head)
        {
            run.IsHeld = true;
            return StreamPauses.End(Cover(run, final, missing), planned.Purpose) with
            {
                HeadReadAt = Instant.Min(Now, until - _planner.PolicyOf(run.Stream).HeadInterval),
            };
        }

        SyncOffset offset = StreamPauses.End(Cover(run, planned.Covers, missing), planned.Purpose);
        return planned.Covers is null || final == planned.Covers
            ? offset
            : offset with { Gaps = GapList.Await(offset.Gaps, FetchWindow.Between(final?.End ?? planned.Covers.Start, planned.Covers.End), run.Stream.MapperVersion, until) };
    }

    /// <summary>The offset with a stretch more that is read. What is not complete is read again anyway, so it is neither covered nor a gap.</summary>
    private SyncOffset Cover(StreamRun run, FetchWindow? covers, string? missing) => covers is null ? run.Offset : run.Offset with
    {
        Coverage = Coverage.Extend(run.Offset.Coverage, covers),
        Gaps = missing is null ? GapList.Close(run.Offset.Gaps, covers) : GapList.Open(run.Offset.Gaps, covers, missing, run.Stream.MapperVersion, Now),
    };
}
