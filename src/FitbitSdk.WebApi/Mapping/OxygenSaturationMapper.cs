using System.Buffers;
using System.Text.Json;
using FitbitSdk.Http;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Maps oxygen saturation: nights with a sample a minute.</summary>
/// <remarks><see href="https://dev.fitbit.com/build/reference/web-api/intraday/get-spo2-intraday-by-interval/">Source</see>.</remarks>
internal static class OxygenSaturationMapper
{
    /// <exception cref="HealthApiProtocolException">The answer is not what the API promises.</exception>
    public static MappedAnswer Map(ReadOnlySequence<byte> body, MappingContext context) =>
        DatedListMapper<NightEntry<Kind, double, OxygenSaturation>, OxygenSaturation>.Map(NightEntry<Kind, double, OxygenSaturation>.List, body, context);

    private readonly struct Kind : INightKind<double, OxygenSaturation>
    {
        public static string Operation => "GetOxygenSaturation";

        public static string List => "spo2";

        // A bare array for several dates, an object for one; a published schema wraps both.
        public static bool IsBare => true;

        // No range: a value beyond 100 % would be the device's, and nothing here breaks on it.
        public static double? ReadValue(ref Utf8JsonReader json, ElementPlace place) => json.ReadNumber(place, "value");

        public static OxygenSaturation Create(RecordTime time, LocalDate date, double value) => new() { Time = time, Date = date, Percent = value };
    }
}
