using FitbitSdk.Records;

namespace FitbitSdk.Sync;

/// <summary>A window that is to be read, with its price.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Window">What is asked for.</param>
/// <param name="Covers">What is complete once it was delivered: the window without what lies behind the horizon; <see langword="null"/> where
/// nothing is, as for the running date alone or for what is true now.</param>
/// <param name="Purpose">Why it is read.</param>
/// <param name="Requests">Its price in requests.</param>
public sealed record PlannedWindow(DataStream Stream, FetchWindow Window, FetchWindow? Covers, WindowPurpose Purpose, int Requests);
