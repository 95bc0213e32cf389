using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using FitbitSdk.Http;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>The answer of each call for heart rate: dates, and within a day its values.</summary>
internal sealed class HeartDocument : FitbitDocument, IListDocument<FitbitHeartDay>
{
    [JsonPropertyName("activities-heart")]
    [JsonConverter(typeof(ListConverter<HeartRow>))]
    public IReadOnlyList<HeartRow>? Rows { get; set; }

    [JsonPropertyName("activities-heart-intraday")]
    public HeartDataset? Intraday { get; set; }

    [JsonIgnore]
    public IReadOnlyList<FitbitHeartDay> Items => [.. (Rows ?? []).Select(static row => row.ToDay())];

    public FitbitHeartIntraday ToIntraday(LocalDate date) => new() { Date = date, Day = Rows is [var row, ..] ? row.ToDay() : null, Samples = Intraday?.Dataset ?? [] };
}

/// <summary>A date. What was measured stands within its value where that is the whole date, and beside it where it is a part.</summary>
internal sealed class HeartRow : HeartZones
{
    public required LocalDate DateTime { get; set; }

    [JsonConverter(typeof(HeartValueConverter))]
    public HeartZones? Value { get; set; }

    public FitbitHeartDay ToDay() => new()
    {
        Date = DateTime,
        RestingRate = Value?.RestingHeartRate,
        MeanRate = Value?.MeanRate,
        Zones = Value?.HeartRateZones ?? HeartRateZones ?? [],
        CustomZones = Value?.CustomHeartRateZones ?? CustomHeartRateZones ?? [],
    };
}

/// <summary>Zones and what stands beside them.</summary>
internal class HeartZones
{
    [JsonConverter(typeof(ListConverter<FitbitHeartZone>))]
    public IReadOnlyList<FitbitHeartZone>? HeartRateZones { get; set; }

    [JsonConverter(typeof(ListConverter<FitbitHeartZone>))]
    public IReadOnlyList<FitbitHeartZone>? CustomHeartRateZones { get; set; }

    public int? RestingHeartRate { get; set; }

    [JsonIgnore]
    public double? MeanRate { get; set; }
}

/// <summary>Reads a value that is an object, or the mean of a part of a date.</summary>
internal sealed class HeartValueConverter : LenientConverter<HeartZones?>
{
    public override HeartZones? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.StartObject ? JsonSerializer.Deserialize(ref reader, (JsonTypeInfo<HeartZones>)options.GetTypeInfo(typeof(HeartZones)))
        : reader.TryGetNumber(out double mean) ? new() { MeanRate = mean }
        : null;
}

/// <summary>The values of a day.</summary>
internal sealed class HeartDataset
{
    [JsonConverter(typeof(HeartSampleConverter))]
    public IReadOnlyList<FitbitHeartSample>? Dataset { get; set; }
}

internal sealed class HeartSampleConverter : DatasetConverter<FitbitHeartSample>
{
    protected override FitbitHeartSample ToSample(LocalTime time, double value, in Row row) => new() { Time = time, Rate = (int)Math.Round(value) };
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(HeartDocument))]
internal sealed partial class HeartJson : JsonSerializerContext;
