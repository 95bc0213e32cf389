using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Sync;

/// <summary>How long deliveries wait that the sink did not take.</summary>
/// <remarks>A batch that is never taken holds up the stream of its user alone. Once the batches of two users fail in a row, with none taken in between,
/// the sink itself is at fault: then all wait as one, so that thousands of users do not knock one by one.</remarks>
internal sealed class SinkWaits
{
    // A stream that fails has at most one attempt a minute.
    private static readonly Duration First = Duration.FromMinutes(1);
    private static readonly Duration Longest = Duration.FromMinutes(5);

    private readonly Backoff<OffsetKey> _streams = new(First, Longest);
    private readonly Backoff<SinkWaits> _all = new(First, Longest);
    private UserKey? _lastFailed;

    /// <summary>Gives when a stream may be delivered again; <see langword="null"/> for now.</summary>
    public Instant? WaitOf(OffsetKey key, Instant now) => Later(_streams.WaitOf(key, now), _all.WaitOf(this, now));

    /// <summary>Notes that a delivery failed.</summary>
    /// <returns>When it may be tried again.</returns>
    public Instant Failed(OffsetKey key, Instant now)
    {
        UserKey? before = Interlocked.Exchange(ref _lastFailed, key.Account.User);
        if (before is not null && before != key.Account.User && _all.WaitOf(this, now) is null)
        {
            _all.Failed(this, now);
        }

        Instant until = _streams.Failed(key, now);
        return Later(until, _all.WaitOf(this, now)) ?? until;
    }

    public void Succeeded(OffsetKey key)
    {
        _lastFailed = null;
        _streams.Succeeded(key);
        _all.Succeeded(this);
    }

    private static Instant? Later(Instant? one, Instant? other) => one is { } a && other is { } b ? Instant.Max(a, b) : one ?? other;
}
