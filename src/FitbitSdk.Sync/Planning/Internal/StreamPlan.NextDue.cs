using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Sync;

/// <content>When something of it becomes due.</content>
internal sealed partial class StreamPlan
{
    /// <summary>Gives the next time at which something of the stream becomes due, if nothing is uploaded until then.</summary>
    /// <returns>A time after now; <see langword="null"/> where only an upload, a new grant or another consent can make anything due.</returns>
    public Instant? FindNextDue(IReadOnlySet<string>? scopes) => FindSkip(scopes) switch
    {
        { Reason: SkipReason.Paused } paused => paused.Until,
        { Reason: SkipReason.MissingScope or SkipReason.Finished or SkipReason.ConsentMoved } => null,
        { Reason: SkipReason.OutsideConsent } => _now < _user.ConsentStart ? _user.ConsentStart : null,
        _ => Earliest(NextReadsAgain().Concat(NextHead()).Concat(NextBackfill())),
    };

    private IEnumerable<Instant> NextHead() => AwaitsUpload ? [] : [(_offset.HeadReadAt ?? _now) + _policy.HeadInterval];

    private IEnumerable<Instant> NextBackfill() => _offset.BackfillPause is { } pause && _start < _end && !(_offset.Coverage?.BackfilledFrom <= _start) ? [NotAtOnce(pause.Until)] : [];

    private IEnumerable<Instant> NextReadsAgain()
    {
        Instant pausedUntil = _offset.RereadPause?.Until ?? _now;
        IEnumerable<Instant> times = _gaps.Select(static gap => gap.NextTry).Concat(NextSweeps()).Where(time => time > _now).Select(time => Instant.Max(time, pausedUntil));
        return ReadsAgain([]).Any() ? times.Append(NotAtOnce(pausedUntil)) : times;
    }

    // What became due during the run, or whose pause ended then, is due by the next minute: nothing else may ever make the stream due.
    private Instant NotAtOnce(Instant time) => Instant.Max(time, _now + Duration.FromMinutes(1));

    /// <summary>Gets whether all intraday data that was uploaded, or that the consent covers, is read: time alone brings no more of it.</summary>
    private bool AwaitsUpload => _stream.DayKind is DayKind.Utc && !ReadsBack && _end <= _offset.Coverage?.CompleteThrough && (!_horizon.IsAssumed || _horizon.IsOver(_user));

    /// <summary>Gives for each age the time at which the next closed day reaches it.</summary>
    private IEnumerable<Instant> NextSweeps() =>
        from coverage in new[] { _offset.Coverage }.OfType<Coverage>()
        from age in SweepAges
        let closed = StreamTime.FromInstant(_now - age).StartOfDay() + Day
        where coverage.BackfilledFrom < closed && closed <= coverage.CompleteThrough
        select closed.ToInstant() + age;

    private Instant? Earliest(IEnumerable<Instant> times) => times.Where(time => time > _now).Select(static time => (Instant?)time).Min();
}
