using System.Text.Json;
using FitbitSdk.Http;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.GoogleHealth;

/// <summary>Heart rate: samples at irregular seconds.</summary>
internal readonly struct HeartRatePoint : IPointKind<HeartRateSample>
{
    // No heart beats faster; a larger number is a fault of the service, not a sample.
    private const int Maximum = 400;

    public static HealthDataType Type => HealthDataType.HeartRate;

    public static PointState Read(ref Utf8JsonReader json, PointHead head, ElementPlace place, out HeartRateSample record)
    {
        bool hasTime = false;
        bool hasBeats = false;
        Instant? time = null;
        Offset? offset = null;
        long? beats = null;
        while (json.NextMember())
        {
            if (json.NameIs("beatsPerMinute"u8))
            {
                beats = json.ReadWhole(place, "heartRate.beatsPerMinute", Maximum, 1);
                hasBeats = json.TokenType is not JsonTokenType.Null;
            }
            else if (json.NameIs("sampleTime"u8))
            {
                bool entered = json.TryEnter(JsonTokenType.StartObject, place, "heartRate.sampleTime");
                while (entered && json.NextMember())
                {
                    if (json.NameIs("physicalTime"u8))
                    {
                        time = json.ReadInstant(place, "heartRate.sampleTime.physicalTime");
                        hasTime = json.TokenType is not JsonTokenType.Null;
                    }
                    else if (json.NameIs("utcOffset"u8))
                    {
                        offset = json.ReadOffset(place, "heartRate.sampleTime.utcOffset");
                    }
                    else
                    {
                        json.Skip();
                    }
                }
            }
            else
            {
                json.Skip();
            }
        }

        record = default;
        if (!hasTime || !hasBeats)
        {
            place.Report(hasTime ? "heartRate.beatsPerMinute" : "heartRate.sampleTime.physicalTime", "missing");
            return PointState.Malformed;
        }

        if (time is not { } at || beats is not { } rate)
        {
            return PointState.Malformed;   // reported when it was read
        }

        record = new() { Time = at.ToTime(offset), IntervalSeconds = 1, BeatsPerMinute = (int)rate };
        return PointState.Final;
    }

    public static (Instant Start, Instant End) SpanOf(in HeartRateSample record)
    {
        // A moment, though told by the second: one within the last second of a consent belongs to it.
        Instant at = record.Time.Instant!.Value;
        return (at, at);
    }

    public static int Compare(HeartRateSample left, HeartRateSample right)
    {
        int byTime = left.Time.Instant!.Value.CompareTo(right.Time.Instant!.Value);
        return byTime != 0 ? byTime : left.BeatsPerMinute.CompareTo(right.BeatsPerMinute);
    }
}
