using System.Text.Json.Serialization;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>The answer of the calls for core temperature: logs.</summary>
internal sealed class CoreTemperatureDocument : FitbitDocument, IListDocument<FitbitCoreTemperature>
{
    [JsonConverter(typeof(ListConverter<FitbitCoreTemperature>))]
    public IReadOnlyList<FitbitCoreTemperature>? TempCore { get; set; }

    [JsonIgnore]
    public IReadOnlyList<FitbitCoreTemperature> Items => TempCore ?? [];
}

/// <summary>The answer of the calls for skin temperature: nights.</summary>
internal sealed class SkinTemperatureDocument : FitbitDocument, IListDocument<FitbitSkinTemperatureNight>
{
    [JsonConverter(typeof(ListConverter<SkinTemperatureRow>))]
    public IReadOnlyList<SkinTemperatureRow>? TempSkin { get; set; }

    [JsonIgnore]
    public IReadOnlyList<FitbitSkinTemperatureNight> Items => [.. (TempSkin ?? []).Select(static row => row.ToNight())];
}

internal sealed class SkinTemperatureRow
{
    public required LocalDate DateTime { get; set; }

    public SkinTemperatureValue? Value { get; set; }

    public FitbitTemperatureSensor? LogType { get; set; }

    public FitbitSkinTemperatureNight ToNight() => new() { Date = DateTime, NightlyRelative = Value?.NightlyRelative, Sensor = LogType };
}

internal sealed class SkinTemperatureValue
{
    public double? NightlyRelative { get; set; }
}
