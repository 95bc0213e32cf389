using FitbitSdk.Radar;
using FitbitSdk.Sync;

namespace Quickstart;

/// <summary>What a run came to.</summary>
/// <param name="Reports">A report a user.</param>
/// <param name="Omitted">How much RADAR-base's schemas could not carry, by reason; empty without them.</param>
internal sealed record QuickstartResult(IReadOnlyList<SyncReport> Reports, IReadOnlyDictionary<RadarOmission, long> Omitted);
