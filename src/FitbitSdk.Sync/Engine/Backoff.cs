using System.Collections.Concurrent;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Sync;

/// <summary>How long nothing is read for a sink that does not take it: a stream's output is the same for all users, so all of them wait.</summary>
/// <remarks>In memory: what is unreachable is the host's own, and after a restart one window finds out anew.</remarks>
internal sealed class SinkBackoff
{
    private static readonly Duration First = Duration.FromSeconds(5);
    private static readonly Duration Longest = Duration.FromMinutes(5);

    private readonly ConcurrentDictionary<StreamId, (int Count, Instant Until)> _waits = new();

    /// <summary>Gives when the stream may be tried again; <see langword="null"/> for now.</summary>
    public Instant? WaitOf(StreamId stream, Instant now) => _waits.TryGetValue(stream, out (int Count, Instant Until) wait) && now < wait.Until ? wait.Until : null;

    /// <summary>Notes that a delivery failed: 5 seconds, doubling to 5 minutes.</summary>
    public Instant Failed(StreamId stream, Instant now) => _waits.AddOrUpdate(
        stream,
        static (_, at) => (1, at + First),
        static (_, wait, at) => (wait.Count + 1, at + Duration.Min(Longest, First * Math.Pow(2, Math.Min(wait.Count, 20)))),
        now).Until;

    public void Delivered(StreamId stream) => _waits.TryRemove(stream, out _);
}
