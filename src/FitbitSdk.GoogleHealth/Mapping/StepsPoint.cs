using System.Text.Json;
using FitbitSdk.Http;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.GoogleHealth;

/// <summary>Steps: intervals, as a rule of a minute.</summary>
internal readonly struct StepsPoint : IPointKind<StepCount>
{
    public static HealthDataType Type => HealthDataType.Steps;

    public static PointState Read(ref Utf8JsonReader json, PointHead head, ElementPlace place, out StepCount record)
    {
        IntervalDraft interval = default;
        bool hasCount = false;
        long? count = null;
        while (json.NextMember())
        {
            if (json.NameIs("interval"u8))
            {
                interval.ReadObject(ref json, place);
            }
            else if (json.NameIs("count"u8))
            {
                count = json.ReadWhole(place, "steps.count");
                hasCount = json.TokenType is not JsonTokenType.Null;
            }
            else
            {
                json.Skip();
            }
        }

        record = default;
        if (!interval.TryComplete(place, out RecordTime start, out RecordTime end) || (hasCount && count is null))
        {
            return PointState.Malformed;
        }

        // A number that is zero may be left out.
        record = new() { Time = start, IntervalSeconds = (int)(end.Instant!.Value - start.Instant!.Value).TotalSeconds, Steps = (int)(count ?? 0) };
        return PointState.Final;
    }

    public static (Instant Start, Instant End) SpanOf(in StepCount record)
    {
        Instant start = record.Time.Instant!.Value;
        return (start, start + Duration.FromSeconds(record.IntervalSeconds));
    }

    public static int Compare(StepCount left, StepCount right)
    {
        int byTime = left.Time.Instant!.Value.CompareTo(right.Time.Instant!.Value);
        int byLength = byTime != 0 ? byTime : left.IntervalSeconds.CompareTo(right.IntervalSeconds);
        return byLength != 0 ? byLength : left.Steps.CompareTo(right.Steps);
    }
}
