using FitbitSdk.Records;

namespace FitbitSdk;

/// <summary>Names one offset: a stream of a version of a user at a provider, or the account's own row.</summary>
/// <param name="Account">Whose copy.</param>
/// <param name="Stream">The stream; <see langword="null"/> for the row that belongs to the account as a whole.</param>
public sealed record OffsetKey(SyncAccount Account, StreamId? Stream)
{
    /// <summary>The text that stands for the account's own row where a store needs one.</summary>
    public const string AccountRow = "*";

    /// <summary>Gets the stream's id, or <see cref="AccountRow"/>.</summary>
    public string StreamText => Stream?.Value ?? AccountRow;

    /// <summary>Reads a stream text as a store kept it.</summary>
    /// <param name="account">Whose copy.</param>
    /// <param name="streamText">A stream's id, or <see cref="AccountRow"/>.</param>
    /// <returns>The key.</returns>
    public static OffsetKey Parse(SyncAccount account, string streamText) => new(account, streamText == AccountRow ? null : new StreamId(streamText));
}
