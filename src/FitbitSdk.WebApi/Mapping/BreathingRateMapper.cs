using System.Buffers;
using System.Text.Json;
using FitbitSdk.Http;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Maps breathing rates: nights with a mean a sleep stage.</summary>
/// <remarks><see href="https://dev.fitbit.com/build/reference/web-api/intraday/get-br-intraday-by-interval/">Source</see>.</remarks>
internal static class BreathingRateMapper
{
    // What the service writes for a stage that was too short.
    private const double NoValue = -1;

    private static readonly DatedList<Night> List = new("GetBreathingRate", "br", static () => new());

    /// <exception cref="HealthApiProtocolException">The answer is not what the API promises.</exception>
    public static MappedAnswer Map(ReadOnlySequence<byte> body, MappingContext context) => DatedListMapper<Night, BreathingRateNight>.Map(List, body, context);

    private sealed class Night : IDatedEntry<BreathingRateNight>
    {
        private double? _light;
        private double? _deep;
        private double? _rem;
        private double? _full;

        public bool TryRead(ref Utf8JsonReader json, ElementPlace place)
        {
            if (!json.NameIs("value"u8))
            {
                return false;
            }

            bool entered = json.TryEnter(JsonTokenType.StartObject, place, "value");
            while (entered && json.NextMember())
            {
                if (json.NameIs("lightSleepSummary"u8))
                {
                    _light = ReadStage(ref json, place, "value.lightSleepSummary");
                }
                else if (json.NameIs("deepSleepSummary"u8))
                {
                    _deep = ReadStage(ref json, place, "value.deepSleepSummary");
                }
                else if (json.NameIs("remSleepSummary"u8))
                {
                    _rem = ReadStage(ref json, place, "value.remSleepSummary");
                }
                else if (json.NameIs("fullSleepSummary"u8))
                {
                    _full = ReadStage(ref json, place, "value.fullSleepSummary");
                }
                else
                {
                    json.Skip();
                }
            }

            return true;
        }

        public void AddTo(List<BreathingRateNight> records, LocalDate date, ReadRequest request, ElementPlace place)
        {
            if ((_light ?? _deep ?? _rem ?? _full) is not null)
            {
                records.Add(new() { Date = date, LightSleep = _light, DeepSleep = _deep, RemSleep = _rem, FullSleep = _full });
            }
        }

        private static double? ReadStage(ref Utf8JsonReader json, ElementPlace place, string stage)
        {
            double? rate = null;
            bool entered = json.TryEnter(JsonTokenType.StartObject, place, stage);
            while (entered && json.NextMember())
            {
                if (json.NameIs("breathingRate"u8))
                {
                    rate = json.ReadNumber(place, $"{stage}.breathingRate");
                }
                else
                {
                    json.Skip();
                }
            }

            return rate is NoValue ? null : rate;
        }
    }
}
