namespace FitbitSdk.Records;

/// <summary>What identifies one delivery of one record.</summary>
/// <param name="Id">The fact.</param>
/// <param name="Revision">A hash over its values; the same id and revision again is a repeat and may be dropped. 0 where the record
/// is gone: it has no values.</param>
/// <param name="Time">When the fact happened; the start of an interval. Where the record is gone: when that was seen.</param>
public readonly record struct RecordHead(RecordId Id, ulong Revision, RecordTime Time);
