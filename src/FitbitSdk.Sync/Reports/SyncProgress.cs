using FitbitSdk.Records;

namespace FitbitSdk.Sync;

/// <summary>Where a run stands after a window.</summary>
/// <param name="User">Whose run it is.</param>
/// <param name="Stream">The stream of the window that was delivered last; <see langword="null"/> right after planning.</param>
/// <param name="WindowsDone">Windows that are done.</param>
/// <param name="WindowsPlanned">Windows of the plan.</param>
/// <param name="RequestsPlanned">The price of the plan in requests.</param>
/// <param name="Records">Records that were delivered so far.</param>
public sealed record SyncProgress(UserKey User, StreamId? Stream, int WindowsDone, int WindowsPlanned, int RequestsPlanned, long Records);
