using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(HeartRateVariabilityDocument))]
[JsonSerializable(typeof(BreathingRateDocument))]
[JsonSerializable(typeof(OxygenSaturationDocument))]
[JsonSerializable(typeof(OxygenSaturationRow))]
[JsonSerializable(typeof(CoreTemperatureDocument))]
[JsonSerializable(typeof(SkinTemperatureDocument))]
[JsonSerializable(typeof(CardioFitnessDocument))]
internal sealed partial class NightsJson : JsonSerializerContext;
