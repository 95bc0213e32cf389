namespace FitbitSdk.Records;

/// <summary>What identifies one delivery of one record.</summary>
/// <param name="Id">The fact.</param>
/// <param name="Revision">A hash over its values; the same id and revision again is a repeat and may be dropped.</param>
/// <param name="Time">When the fact happened; the start of an interval.</param>
public readonly record struct RecordHead(RecordId Id, ulong Revision, RecordTime Time);
