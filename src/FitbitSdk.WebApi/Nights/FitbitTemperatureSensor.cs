using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

/// <summary>What measured a skin temperature. Words that this version does not know are kept.</summary>
/// <param name="Value">The service's word.</param>
[JsonConverter(typeof(WordConverter<FitbitTemperatureSensor>))]
public readonly record struct FitbitTemperatureSensor(string Value) : IFitbitWord<FitbitTemperatureSensor>
{
    /// <summary>Gets the sensor that is made for it.</summary>
    public static FitbitTemperatureSensor Dedicated { get; } = new("dedicated_temp_sensor");

    /// <summary>Gets sensors that are made for something else.</summary>
    public static FitbitTemperatureSensor Other { get; } = new("other_sensors");

    /// <inheritdoc/>
    public override string ToString() => Value;

    static FitbitTemperatureSensor IFitbitWord<FitbitTemperatureSensor>.Of(string value) => new(value);
}
