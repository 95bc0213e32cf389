using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

/// <summary>The answer of the calls for logged weights.</summary>
internal sealed class WeightLogDocument : FitbitDocument, IListDocument<FitbitWeightLog>
{
    [JsonConverter(typeof(ListConverter<FitbitWeightLog>))]
    public IReadOnlyList<FitbitWeightLog>? Weight { get; set; }

    [JsonIgnore]
    public IReadOnlyList<FitbitWeightLog> Items => Weight ?? [];
}

/// <summary>The answer of the calls for logged body fat.</summary>
internal sealed class FatLogDocument : FitbitDocument, IListDocument<FitbitFatLog>
{
    [JsonConverter(typeof(ListConverter<FitbitFatLog>))]
    public IReadOnlyList<FitbitFatLog>? Fat { get; set; }

    [JsonIgnore]
    public IReadOnlyList<FitbitFatLog> Items => Fat ?? [];
}

/// <summary>The answer of the calls for a measure by date: one of the three.</summary>
internal sealed class BodySeriesDocument : FitbitDocument, IListDocument<FitbitBodyDay>
{
    [JsonPropertyName("body-bmi")]
    [JsonConverter(typeof(ListConverter<FitbitBodyDay>))]
    public IReadOnlyList<FitbitBodyDay>? BodyMassIndex { get; set; }

    [JsonPropertyName("body-fat")]
    [JsonConverter(typeof(ListConverter<FitbitBodyDay>))]
    public IReadOnlyList<FitbitBodyDay>? Fat { get; set; }

    [JsonPropertyName("body-weight")]
    [JsonConverter(typeof(ListConverter<FitbitBodyDay>))]
    public IReadOnlyList<FitbitBodyDay>? Weight { get; set; }

    [JsonIgnore]
    public IReadOnlyList<FitbitBodyDay> Items => BodyMassIndex ?? Fat ?? Weight ?? [];
}

internal sealed class WeightGoalDocument : FitbitDocument
{
    public FitbitWeightGoal? Goal { get; set; }
}

internal sealed class FatGoalDocument : FitbitDocument
{
    public FitbitFatGoal? Goal { get; set; }
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(WeightLogDocument))]
[JsonSerializable(typeof(FatLogDocument))]
[JsonSerializable(typeof(BodySeriesDocument))]
[JsonSerializable(typeof(WeightGoalDocument))]
[JsonSerializable(typeof(FatGoalDocument))]
internal sealed partial class BodyJson : JsonSerializerContext;
