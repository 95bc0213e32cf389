using FitbitSdk.Records;

namespace FitbitSdk.Sync;

/// <summary>What of an answer is news.</summary>
/// <param name="Deliveries">Views on the answer's batch, in order; valid as long as it is.</param>
/// <param name="Unchanged">How many records were delivered before as they are.</param>
internal sealed record ChangeResult(IReadOnlyList<RecordBatch> Deliveries, int Unchanged);
