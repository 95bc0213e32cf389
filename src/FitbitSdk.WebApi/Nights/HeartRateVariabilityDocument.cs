using System.Text.Json.Serialization;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>The answer of each call for heart rate variability: nights, as a whole or every five minutes of them.</summary>
internal sealed class HeartRateVariabilityDocument : FitbitDocument, IListDocument<FitbitHeartRateVariabilityNight>, IListDocument<FitbitHeartRateVariabilityIntraday>
{
    [JsonConverter(typeof(ListConverter<HeartRateVariabilityRow>))]
    public IReadOnlyList<HeartRateVariabilityRow>? Hrv { get; set; }

    IReadOnlyList<FitbitHeartRateVariabilityNight> IListDocument<FitbitHeartRateVariabilityNight>.Items => [.. (Hrv ?? []).Select(static row => row.ToNight())];

    IReadOnlyList<FitbitHeartRateVariabilityIntraday> IListDocument<FitbitHeartRateVariabilityIntraday>.Items => [.. (Hrv ?? []).Select(static row => row.ToIntraday())];
}

internal sealed class HeartRateVariabilityRow
{
    public required LocalDate DateTime { get; set; }

    public HeartRateVariabilityValue? Value { get; set; }

    [JsonConverter(typeof(ListConverter<HeartRateVariabilityMinute>))]
    public IReadOnlyList<HeartRateVariabilityMinute>? Minutes { get; set; }

    public FitbitHeartRateVariabilityNight ToNight() => new() { Date = DateTime, DailyRmssd = Value?.DailyRmssd, DeepRmssd = Value?.DeepRmssd };

    public FitbitHeartRateVariabilityIntraday ToIntraday() => new()
    {
        Date = DateTime,
        Samples = [.. (Minutes ?? []).Select(static row => row.ToSample()).OfType<FitbitHeartRateVariabilitySample>()],
    };
}

internal sealed class HeartRateVariabilityMinute
{
    public LocalDateTime? Minute { get; set; }

    public HeartRateVariabilityValue? Value { get; set; }

    public FitbitHeartRateVariabilitySample? ToSample() => this is { Minute: { } time, Value: { Rmssd: { } rmssd } value }
        ? new() { Time = time, Rmssd = rmssd, Coverage = value.Coverage, HighFrequency = value.Hf, LowFrequency = value.Lf }
        : null;
}

/// <summary>What stands in a value: of a night the first two members, of five minutes the others.</summary>
internal sealed class HeartRateVariabilityValue
{
    public double? DailyRmssd { get; set; }

    public double? DeepRmssd { get; set; }

    public double? Rmssd { get; set; }

    public double? Coverage { get; set; }

    public double? Hf { get; set; }

    public double? Lf { get; set; }
}
