using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Sync;

/// <summary>Where a run stands after a window.</summary>
/// <param name="User">Whose run it is.</param>
/// <param name="Stream">The stream of the window that was delivered last; <see langword="null"/> right after planning.</param>
/// <param name="WindowsDone">Windows that are done.</param>
/// <param name="WindowsPlanned">Windows of the plan; more than at first where one is read in halves.</param>
/// <param name="RequestsPlanned">The price of the plan in requests.</param>
/// <param name="Records">Records that were delivered so far.</param>
public sealed record SyncProgress(UserKey User, StreamId? Stream, int WindowsDone, int WindowsPlanned, int RequestsPlanned, long Records)
{
    /// <summary>Gets the price, in requests, of the windows that are left in this run.</summary>
    public int RequestsLeft { get; init; }

    /// <summary>Gets the price, in requests, of what waits for a later quota period.</summary>
    public int RequestsPostponed { get; init; }

    /// <summary>Gets how long the rest of this run takes if it goes on as it did; <see langword="null"/> before the first window.</summary>
    public Duration? TimeLeft { get; init; }
}
