using System.Text.Json;
using System.Text.Json.Serialization;
using FitbitSdk.Http;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>The answer of each call for breathing rates: nights, as a whole or by sleep stage.</summary>
internal sealed class BreathingRateDocument : FitbitDocument, IListDocument<FitbitBreathingRateNight>, IListDocument<FitbitBreathingRateStages>
{
    [JsonConverter(typeof(ListConverter<BreathingRateRow>))]
    public IReadOnlyList<BreathingRateRow>? Br { get; set; }

    IReadOnlyList<FitbitBreathingRateNight> IListDocument<FitbitBreathingRateNight>.Items => [.. (Br ?? []).Select(static row => row.ToNight())];

    IReadOnlyList<FitbitBreathingRateStages> IListDocument<FitbitBreathingRateStages>.Items => [.. (Br ?? []).Select(static row => row.ToStages())];
}

internal sealed class BreathingRateRow
{
    public required LocalDate DateTime { get; set; }

    public BreathingRateValue? Value { get; set; }

    public FitbitBreathingRateNight ToNight() => new() { Date = DateTime, Rate = Value?.BreathingRate };

    public FitbitBreathingRateStages ToStages() => new()
    {
        Date = DateTime,
        LightSleep = Value?.LightSleepSummary?.BreathingRate,
        DeepSleep = Value?.DeepSleepSummary?.BreathingRate,
        RemSleep = Value?.RemSleepSummary?.BreathingRate,
        FullSleep = Value?.FullSleepSummary?.BreathingRate,
    };
}

internal sealed class BreathingRateValue : BreathingRateMean
{
    public BreathingRateMean? LightSleepSummary { get; set; }

    public BreathingRateMean? DeepSleepSummary { get; set; }

    public BreathingRateMean? RemSleepSummary { get; set; }

    public BreathingRateMean? FullSleepSummary { get; set; }
}

internal class BreathingRateMean
{
    [JsonConverter(typeof(BreathsConverter))]
    public double? BreathingRate { get; set; }
}

/// <summary>Reads a mean; -1 says that there was too little sleep for one.</summary>
internal sealed class BreathsConverter : LenientConverter<double?>
{
    public override double? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TryGetNumber(out double rate) && rate is not -1 ? rate : null;
}
