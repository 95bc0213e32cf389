using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using FitbitSdk.Http;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>The answer of each call for active zone minutes: dates, and within a day its values.</summary>
internal sealed class ActiveZoneDocument : FitbitDocument, IListDocument<FitbitActiveZoneDay>
{
    [JsonPropertyName("activities-active-zone-minutes")]
    [JsonConverter(typeof(ListConverter<ActiveZoneDate>))]
    public IReadOnlyList<ActiveZoneDate>? Dates { get; set; }

    [JsonPropertyName("activities-active-zone-minutes-intraday")]
    [JsonConverter(typeof(ActiveZoneIntradayConverter))]
    public IReadOnlyList<ActiveZoneIntraday>? Intraday { get; set; }

    [JsonIgnore]
    public IReadOnlyList<FitbitActiveZoneDay> Items => [.. (Dates ?? []).Select(static row => row.ToDay())];

    public FitbitActiveZoneIntraday ToIntraday(LocalDate date) => new()
    {
        Date = date,
        Day = Items.FirstOrDefault(day => day.Date == date),
        Samples = [.. (Intraday ?? []).Where(part => part.DateTime is null || part.DateTime == date).SelectMany(static part => part.Rows)],
    };
}

internal sealed class ActiveZoneDate
{
    public required LocalDate DateTime { get; set; }

    public ActiveZoneValue? Value { get; set; }

    public FitbitActiveZoneDay ToDay() => new()
    {
        Date = DateTime,
        Total = Value?.ActiveZoneMinutes,
        FatBurn = Value?.FatBurnActiveZoneMinutes,
        Cardio = Value?.CardioActiveZoneMinutes,
        Peak = Value?.PeakActiveZoneMinutes,
    };
}

/// <summary>The values of a date: as programs find them in answers, <c>minutes</c>, or as a published schema has them, a <c>dataset</c> without
/// a date.</summary>
internal sealed class ActiveZoneIntraday
{
    public LocalDate? DateTime { get; set; }

    [JsonConverter(typeof(ListConverter<ActiveZoneRow>))]
    public IReadOnlyList<ActiveZoneRow>? Minutes { get; set; }

    [JsonConverter(typeof(ListConverter<ActiveZoneRow>))]
    public IReadOnlyList<ActiveZoneRow>? Dataset { get; set; }

    [JsonIgnore]
    public IEnumerable<FitbitActiveZoneSample> Rows =>
        (Minutes ?? []).Concat(Dataset ?? []).Select(static row => row.ToSample()).OfType<FitbitActiveZoneSample>();
}

internal sealed class ActiveZoneRow
{
    [JsonConverter(typeof(ActiveZoneTimeConverter))]
    public LocalTime? Minute { get; set; }

    [JsonConverter(typeof(ActiveZoneTimeConverter))]
    public LocalTime? Time { get; set; }

    public ActiveZoneValue? Value { get; set; }

    public FitbitActiveZoneSample? ToSample() => (Minute ?? Time) is { } time && Value is { } value
        ? new()
        {
            Time = time,
            Total = value.ActiveZoneMinutes,
            FatBurn = value.FatBurnActiveZoneMinutes,
            Cardio = value.CardioActiveZoneMinutes,
            Peak = value.PeakActiveZoneMinutes,
        }
        : null;
}

/// <summary>What was earned; only zones in which something was.</summary>
internal sealed class ActiveZoneValue
{
    public int? ActiveZoneMinutes { get; set; }

    public int? FatBurnActiveZoneMinutes { get; set; }

    public int? CardioActiveZoneMinutes { get; set; }

    public int? PeakActiveZoneMinutes { get; set; }
}

/// <summary>Reads the values of a day: an entry a date, or one for the date that was asked for.</summary>
internal sealed class ActiveZoneIntradayConverter : LenientConverter<IReadOnlyList<ActiveZoneIntraday>>
{
    private static readonly ListConverter<ActiveZoneIntraday> List = new();

    public override IReadOnlyList<ActiveZoneIntraday> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.StartObject
            ? [JsonSerializer.Deserialize(ref reader, (JsonTypeInfo<ActiveZoneIntraday>)options.GetTypeInfo(typeof(ActiveZoneIntraday)))!]
            : List.Read(ref reader, typeToConvert, options);
}

/// <summary>Reads a time of day, also one that has its date before it.</summary>
internal sealed class ActiveZoneTimeConverter : LenientConverter<LocalTime?>
{
    private static readonly TimeConverter TimeOfDay = new();

    public override LocalTime? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TryGetTime(out LocalDateTime time, out _) ? time.TimeOfDay : TimeOfDay.Read(ref reader, typeToConvert, options);
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ActiveZoneDocument))]
internal sealed partial class ActiveZoneMinutesJson : JsonSerializerContext;
