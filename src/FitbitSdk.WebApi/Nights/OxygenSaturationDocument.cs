using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>The answer of each call for oxygen saturation: nights, as a whole or by minute.</summary>
[JsonConverter(typeof(OxygenSaturationConverter))]
internal sealed class OxygenSaturationDocument : FitbitDocument, IListDocument<FitbitOxygenSaturationNight>, IListDocument<FitbitOxygenSaturationIntraday>
{
    public required IReadOnlyList<OxygenSaturationRow> Rows { get; init; }

    IReadOnlyList<FitbitOxygenSaturationNight> IListDocument<FitbitOxygenSaturationNight>.Items => [.. Rows.Select(static row => row.ToNight())];

    IReadOnlyList<FitbitOxygenSaturationIntraday> IListDocument<FitbitOxygenSaturationIntraday>.Items => [.. Rows.Select(static row => row.ToIntraday())];
}

/// <summary>A night. It may be the whole answer, and so an error or nothing.</summary>
internal sealed class OxygenSaturationRow : FitbitDocument
{
    public LocalDate? DateTime { get; set; }

    public OxygenSaturationValue? Value { get; set; }

    [JsonConverter(typeof(ListConverter<OxygenSaturationMinute>))]
    public IReadOnlyList<OxygenSaturationMinute>? Minutes { get; set; }

    [JsonConverter(typeof(ListConverter<OxygenSaturationRow>))]
    public IReadOnlyList<OxygenSaturationRow>? Spo2 { get; set; }

    [JsonIgnore]
    public bool IsNothing => DateTime is null && Value is null && Minutes is null;

    public FitbitOxygenSaturationNight ToNight() => new() { Date = DateTime!.Value, Average = Value?.Avg, Minimum = Value?.Min, Maximum = Value?.Max };

    public FitbitOxygenSaturationIntraday ToIntraday() => new()
    {
        Date = DateTime!.Value,
        Samples = [.. (Minutes ?? []).Select(static row => row.ToSample()).OfType<FitbitOxygenSaturationSample>()],
    };
}

internal sealed class OxygenSaturationValue
{
    public double? Avg { get; set; }

    public double? Min { get; set; }

    public double? Max { get; set; }
}

internal sealed class OxygenSaturationMinute
{
    public LocalDateTime? Minute { get; set; }

    public double? Value { get; set; }

    public FitbitOxygenSaturationSample? ToSample() => this is { Minute: { } time, Value: { } percent } ? new() { Time = time, Percent = percent } : null;
}

/// <summary>Reads nights: a bare list for several dates, an object for one; a published schema wraps both.</summary>
internal sealed class OxygenSaturationConverter : LenientConverter<OxygenSaturationDocument>
{
    private static readonly ListConverter<OxygenSaturationRow> List = new();

    public override OxygenSaturationDocument Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        bool isError = false;
        IReadOnlyList<OxygenSaturationRow> rows;
        if (reader.TokenType is JsonTokenType.StartObject)
        {
            OxygenSaturationRow row = JsonSerializer.Deserialize(ref reader, FitbitJson.TypeOf<OxygenSaturationRow>())!;
            isError = row.IsError;
            rows = row.Spo2 ?? (row.IsNothing ? [] : [row]);
        }
        else
        {
            rows = reader.TokenType is JsonTokenType.StartArray ? List.Read(ref reader, typeToConvert, options) : throw new JsonException();
        }

        return rows.All(static row => row.DateTime is not null) ? new() { Rows = rows, HasError = isError } : throw new JsonException();
    }
}
