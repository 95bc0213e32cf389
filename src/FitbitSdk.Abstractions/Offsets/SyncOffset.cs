using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk;

/// <summary>The durable state of one stream of one account, or of the account itself. One compare-and-set writes all of it.</summary>
/// <remarks><see cref="OffsetCodec"/> gives its stored form, so that a store need not know its parts.</remarks>
public sealed record SyncOffset
{
    /// <summary>The longest <see cref="Digest"/>, in bytes.</summary>
    public const int MaximumDigest = 16 * 1024;

    /// <summary>The longest <see cref="SinkPosition"/>, in bytes.</summary>
    public const int MaximumSinkPosition = 512;

    /// <summary>The most gaps that are kept apart.</summary>
    public const int MaximumGaps = 64;

    /// <summary>Gets the state of which nothing is stored yet.</summary>
    public static SyncOffset Initial { get; } = new();

    /// <summary>Gets the version that the store gave this state: one more at each write, 0 before the first.</summary>
    public long Version { get; init; }

    /// <summary>Gets what was read and delivered; <see langword="null"/> before the first window.</summary>
    public Coverage? Coverage { get; init; }

    /// <summary>Gets the stretches that are to be read again, oldest first; at most <see cref="MaximumGaps"/>.</summary>
    public IReadOnlyList<Gap> Gaps { get; init; } = [];

    /// <summary>Gets why and until when the stream (or on the account's row: every stream) is not read; <see langword="null"/> when it is.</summary>
    public Pause? Pause { get; init; }

    /// <summary>Gets why and until when the stream's backfill is not read, though new data is; <see langword="null"/> when it is.</summary>
    public Pause? BackfillPause { get; init; }

    /// <summary>Gets why and until when what was read before is not read again, neither swept nor gaps, though new data is read; <see langword="null"/>
    /// when it is.</summary>
    public Pause? RereadPause { get; init; }

    /// <summary>Gets when the stream was last read up to its horizon; where its end is still being processed, such that the next read is due by then.</summary>
    public Instant? HeadReadAt { get; init; }

    /// <summary>Gets up to when re-reads of what was delivered are done: ages reached after it are due.</summary>
    public Instant? SweptAt { get; init; }

    /// <summary>Gets what was delivered of the look-back span, for change detection; opaque, at most <see cref="MaximumDigest"/> bytes.</summary>
    public ReadOnlyMemory<byte> Digest { get; init => field = AtMost(MaximumDigest, value, nameof(Digest)); }

    /// <summary>Gets where the sink stood after the last delivery; opaque, at most <see cref="MaximumSinkPosition"/> bytes.</summary>
    public ReadOnlyMemory<byte> SinkPosition { get; init => field = AtMost(MaximumSinkPosition, value, nameof(SinkPosition)); }

    /// <summary>Gets what belongs to the account as a whole; only on its own row.</summary>
    public AccountState? Account { get; init; }

    // Stores count on it: what grows without bound would be written again with every window.
    private static ReadOnlyMemory<byte> AtMost(int maximum, ReadOnlyMemory<byte> value, string name) => value.Length <= maximum ? value
        : throw new ArgumentException($"SyncOffset.{name} holds at most {maximum} bytes, not {value.Length}.", name);
}
