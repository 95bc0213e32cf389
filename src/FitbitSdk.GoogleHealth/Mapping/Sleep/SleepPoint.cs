using System.Text.Json;
using FitbitSdk.Http;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.GoogleHealth;

/// <summary>Sleep: logs with their stages.</summary>
internal readonly struct SleepPoint : IPointKind<SleepLog>
{
    public static HealthDataType Type => HealthDataType.Sleep;

    public static PointState Read(ref Utf8JsonReader json, PointHead head, ElementPlace place, out SleepLog? record)
    {
        SleepDraft log = SleepReader.Read(ref json, place);
        record = null;
        if (!log.Interval.TryComplete(place, out RecordTime start, out RecordTime end))
        {
            return PointState.Malformed;
        }

        if (LastSegment(head.Name) is not { } id)
        {
            place.Report("name", "missing");
            return PointState.Malformed;
        }

        record = SleepLogFactory.Create(log, id, start, end, head.RecordingMethod);
        return log.IsProcessed is false ? PointState.Provisional : PointState.Final;
    }

    public static (Instant Start, Instant End) SpanOf(in SleepLog record) => (record.Start.Instant!.Value, record.End.Instant!.Value);

    public static int Compare(SleepLog left, SleepLog right)
    {
        int byTime = left.Start.Instant!.Value.CompareTo(right.Start.Instant!.Value);
        return byTime != 0 ? byTime : string.CompareOrdinal(left.LogId, right.LogId);
    }

    private static string? LastSegment(string? name) => name is { Length: > 0 } && name[(name.LastIndexOf('/') + 1)..] is { Length: > 0 } id ? id : null;
}
