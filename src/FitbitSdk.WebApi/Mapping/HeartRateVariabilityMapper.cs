using System.Buffers;
using System.Text.Json;
using FitbitSdk.Http;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Maps heart rate variability: nights with a sample every five minutes.</summary>
/// <remarks><see href="https://dev.fitbit.com/build/reference/web-api/intraday/get-hrv-intraday-by-interval/">Source</see>.</remarks>
internal static class HeartRateVariabilityMapper
{
    /// <exception cref="HealthApiProtocolException">The answer is not what the API promises.</exception>
    public static MappedAnswer Map(ReadOnlySequence<byte> body, MappingContext context) =>
        DatedListMapper<NightEntry<Kind, Value, HeartRateVariability>, HeartRateVariability>.Map(NightEntry<Kind, Value, HeartRateVariability>.List, body, context);

    private readonly struct Value
    {
        public required double Rmssd { get; init; }

        public required double? Coverage { get; init; }

        public required double? HighFrequency { get; init; }

        public required double? LowFrequency { get; init; }
    }

    private readonly struct Kind : INightKind<Value, HeartRateVariability>
    {
        public static string Operation => "GetHeartRateVariability";

        public static string List => "hrv";

        public static Value? ReadValue(ref Utf8JsonReader json, ElementPlace place)
        {
            if (!json.TryEnter(JsonTokenType.StartObject, place, "value"))
            {
                return null;
            }

            bool stated = false;
            double? rmssd = null;
            double? coverage = null;
            double? high = null;
            double? low = null;
            while (json.NextMember())
            {
                if (json.NameIs("rmssd"u8))
                {
                    stated = true;
                    rmssd = json.ReadNumber(place, "value.rmssd");
                }
                else if (json.NameIs("coverage"u8))
                {
                    coverage = json.ReadNumber(place, "value.coverage");
                }
                else if (json.NameIs("hf"u8))
                {
                    high = json.ReadNumber(place, "value.hf");
                }
                else if (json.NameIs("lf"u8))
                {
                    low = json.ReadNumber(place, "value.lf");
                }
                else
                {
                    json.Skip();
                }
            }

            if (!stated)
            {
                place.Report("value.rmssd", "missing");
            }

            return rmssd is { } known ? new() { Rmssd = known, Coverage = coverage, HighFrequency = high, LowFrequency = low } : null;
        }

        public static HeartRateVariability Create(RecordTime time, LocalDate date, Value value) => new()
        {
            Time = time,
            Date = date,
            RmssdMilliseconds = value.Rmssd,
            Coverage = value.Coverage,
            HighFrequencyPower = value.HighFrequency,
            LowFrequencyPower = value.LowFrequency,
        };
    }
}
