using FitbitSdk.Records;

namespace FitbitSdk;

/// <summary>One window of one stream of one user, to be read.</summary>
/// <param name="User">Whose data.</param>
/// <param name="Stream">The stream; one of the source's own rows.</param>
/// <param name="Window">The window on the stream's axis, no wider than its maximum range.</param>
/// <param name="Zones">The zones known to be in force, by which local times become instants.</param>
public sealed record ReadRequest(SyncUser User, DataStream Stream, FetchWindow Window, ZoneHistory Zones);
