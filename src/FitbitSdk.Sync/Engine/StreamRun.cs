using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Sync;

/// <summary>One stream within a run: its offset as it is stored now, and what was done so far.</summary>
internal sealed class StreamRun(DataStream stream, OffsetKey key)
{
    private Instant? _first;
    private Instant? _last;

    public DataStream Stream { get; } = stream;

    public OffsetKey Key { get; } = key;

    /// <summary>Gets or sets the stored offset; <see langword="null"/> before the first write.</summary>
    public SyncOffset? Stored { get; set; }

    public SyncOffset Offset => Stored ?? SyncOffset.Initial;

    /// <summary>Gets or sets where the consent begins on the stream's axis.</summary>
    public StreamTime? ConsentStart { get; set; }

    /// <summary>Gets or sets where it ends; <see langword="null"/> where it does not.</summary>
    public StreamTime? ConsentEnd { get; set; }

    /// <summary>Gets the gaps that concern the consent.</summary>
    public IReadOnlyList<Gap> Gaps => GapList.Within(Offset.Gaps, ConsentStart, ConsentEnd);

    /// <summary>Gives the pause of older data that is still to be read.</summary>
    public Pause? BackfillPauseAt(Instant now) => now < Offset.BackfillPause?.Until && !(Offset.Coverage?.BackfilledFrom <= ConsentStart) ? Offset.BackfillPause : null;

    /// <summary>Gets or sets when the run was planned.</summary>
    public Instant PlannedAt { get; set; }

    /// <summary>Gets or sets what is left of the plan for the stream.</summary>
    public IEnumerable<PlannedWindow> Rest { get; set; } = [];

    /// <summary>Tells whether no other window of a purpose is left: only the last one proves that they are done.</summary>
    public bool IsLastOf(WindowPurpose purpose) => !Rest.Any(window => window.Purpose == purpose);

    /// <summary>Gets or sets whether new data is not final: what lies behind it is delivered, but not covered.</summary>
    public bool IsHeld { get; set; }

    public StreamOutcome Outcome { get; private set; } = StreamOutcome.NothingDue;

    /// <summary>Gets whether the rest of the stream's windows is left for a later run.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Gets the parts (<see cref="StreamPauses.PartOf"/>) that paused during the run. The rest of them is left for a later run however soon the
    /// pause ends: older windows behind one that failed would leave a hole, and the rest of a sweep is gaps by then.</summary>
    public HashSet<WindowPurpose> Paused { get; } = [];

    /// <summary>Gets or sets how many windows that were known to be too large were so again, with nothing read in between.</summary>
    public int KnownInARow { get; set; }

    public int Requests { get; set; }

    /// <summary>Gets or sets the zone that an answer told, and when.</summary>
    public (Instant At, DateTimeZone Zone)? ZoneSeen { get; set; }

    public long Records { get; private set; }

    public int Problems { get; set; }

    private string? Reason { get; set; }

    private HealthApiErrorKind? Error { get; set; }

    /// <summary>Gets when the next attempt may be made; <see langword="null"/> where time alone changes nothing.</summary>
    public Instant? Until { get; private set; }

    private Exception? Fault { get; set; }

    public int Windows { get; private set; }

    private long Retracted { get; set; }

    public long Unchanged { get; set; }

    public void Stop(StreamOutcome outcome, string? reason, HealthApiErrorKind? error = null, Instant? until = null, Exception? fault = null)
    {
        IsStopped = true;
        if (outcome >= Outcome)
        {
            (Outcome, Reason, Error, Until, Fault) = (outcome, reason, error, until, fault);
        }
    }

    /// <summary>Notes that something is left open though the run goes on.</summary>
    public void Note(StreamOutcome outcome, string reason, HealthApiErrorKind? error = null, Instant? until = null)
    {
        if (outcome > Outcome)
        {
            (Outcome, Reason, Error, Until) = (outcome, reason, error, until);
        }
    }

    public void Delivered(WindowDelivery delivery, ZoneHistory zones)
    {
        Windows++;
        KnownInARow = 0;
        Unchanged += delivery.Unchanged;
        if (Outcome is StreamOutcome.NothingDue)
        {
            Outcome = StreamOutcome.Completed;
        }

        Records += delivery.Records;
        Retracted += delivery.Retracted;
        foreach (RecordBatch batch in delivery.Batches.Where(static batch => batch is not RetractionBatch))
        {
            for (int i = 0; i < batch.Count; i++)
            {
                // A date has no instant of its own: it begins where the user is.
                RecordTime known = batch.GetTime(i);
                Instant time = (known is { Basis: TimeBasis.Local, Local: { } local } ? zones.Resolve(local) : known).Bounds.Earliest;
                _first = _first is { } first && first < time ? first : time;
                _last = _last is { } last && last > time ? last : time;
            }
        }
    }

    public StreamReport ToReport(Instant now, ZoneHistory zones, Instant? nextDue)
    {
        // A hole in the copy is one however well this run went. What was read and is due again is none.
        Gap[] missing = [.. Gaps.Where(static gap => gap.IsMissing)];
        int forGood = missing.Count(static gap => gap.Attempts >= GapList.FirstAttempts);
        if (missing.Length > 0)
        {
            Note(StreamOutcome.Partial, $"{missing.Length} gaps are open, {forGood} of them for good.");
        }

        return new()
        {
            Stream = Stream.Id,
            Outcome = Outcome,
            Reason = Reason,
            Error = Error,
            Until = Until,
            Fault = Fault,
            NextDue = nextDue,
            Windows = Windows,
            Requests = Requests,
            Records = Records,
            Retracted = Retracted,
            Unchanged = Unchanged,
            Problems = Problems,
            FirstTime = _first,
            LastTime = _last,
            Coverage = Offset.Coverage,
            Gaps = missing.Length,
            GapsForGood = forGood,
            Lag = LagAt(now, zones),
        };
    }

    private Duration? LagAt(Instant now, ZoneHistory zones) => Offset.Coverage?.CompleteThrough switch
    {
        null => null,
        { } end when Stream.DayKind is DayKind.Civil => now - zones.Resolve(end.ToDate().AtMidnight()).Bounds.Latest,
        { } end => now - end.ToInstant(),
    };
}
