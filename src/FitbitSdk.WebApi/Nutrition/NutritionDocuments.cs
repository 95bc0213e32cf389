using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;

namespace FitbitSdk.WebApi;

internal sealed class FoodDayDocument : FitbitDocument
{
    [JsonConverter(typeof(ListConverter<FitbitFoodLog>))]
    public IReadOnlyList<FitbitFoodLog>? Foods { get; set; }

    public FitbitNutrients? Summary { get; set; }

    public FitbitFoodGoal? Goals { get; set; }

    public FitbitFoodDay ToDay(LocalDate date) => new() { Date = date, Logs = Foods ?? [], Totals = Summary, Goal = Goals };
}

internal sealed class WaterDayDocument : FitbitDocument
{
    [JsonConverter(typeof(ListConverter<FitbitWaterLog>))]
    public IReadOnlyList<FitbitWaterLog>? Water { get; set; }

    public FitbitNutrients? Summary { get; set; }

    public FitbitWaterDay ToDay(LocalDate date) => new() { Date = date, Logs = Water ?? [], Total = Summary?.Water };
}

internal sealed class NutritionSeriesDocument : FitbitDocument, IListDocument<FitbitNutritionTotal>
{
    [JsonPropertyName("foods-log-caloriesIn")]
    [JsonConverter(typeof(ListConverter<FitbitNutritionTotal>))]
    public IReadOnlyList<FitbitNutritionTotal>? Calories { get; set; }

    [JsonPropertyName("foods-log-water")]
    [JsonConverter(typeof(ListConverter<FitbitNutritionTotal>))]
    public IReadOnlyList<FitbitNutritionTotal>? Water { get; set; }

    IReadOnlyList<FitbitNutritionTotal> IListDocument<FitbitNutritionTotal>.Items => Calories ?? Water ?? [];
}

internal sealed class FoodGoalDocument : FitbitDocument
{
    public FitbitFoodGoal? Goals { get; set; }
}

internal sealed class WaterGoalDocument : FitbitDocument
{
    public FitbitWaterGoal? Goal { get; set; }
}

internal sealed class FoodDocument : FitbitDocument
{
    public required FitbitFood Food { get; set => field = value ?? throw new JsonException(); }
}

internal sealed class MealsDocument : FitbitDocument, IListDocument<FitbitMeal>
{
    [JsonPropertyName("meals")]
    [JsonConverter(typeof(ListConverter<FitbitMeal>))]
    public IReadOnlyList<FitbitMeal> Items { get => field ?? []; set; }
}

/// <summary>Foods: published answers are an object with the list, or the list alone.</summary>
[JsonConverter(typeof(FoodsConverter))]
internal sealed class FoodsDocument : FitbitDocument, IListDocument<FitbitFood>
{
    public IReadOnlyList<FitbitFood> Items { get; set; } = [];
}

internal sealed class FoodsConverter : LenientConverter<FoodsDocument>
{
    private static readonly ListConverter<FitbitFood> Foods = new();

    public override FoodsDocument Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.StartArray)
        {
            return new() { Items = Foods.Read(ref reader, typeof(IReadOnlyList<FitbitFood>), options) };
        }

        FoodsObject answer = JsonSerializer.Deserialize(ref reader, (JsonTypeInfo<FoodsObject>)options.GetTypeInfo(typeof(FoodsObject))) ?? throw new JsonException();
        return new() { Items = answer.Foods ?? [], HasErrors = answer.IsError };
    }
}

internal sealed class FoodsObject : FitbitDocument
{
    [JsonConverter(typeof(ListConverter<FitbitFood>))]
    public IReadOnlyList<FitbitFood>? Foods { get; set; }
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(FoodDayDocument))]
[JsonSerializable(typeof(WaterDayDocument))]
[JsonSerializable(typeof(NutritionSeriesDocument))]
[JsonSerializable(typeof(FoodGoalDocument))]
[JsonSerializable(typeof(WaterGoalDocument))]
[JsonSerializable(typeof(FoodDocument))]
[JsonSerializable(typeof(FoodsDocument))]
[JsonSerializable(typeof(FoodsObject))]
[JsonSerializable(typeof(MealsDocument))]
[JsonSerializable(typeof(FitbitFoodLocale))]
[JsonSerializable(typeof(FitbitFoodUnit))]
internal sealed partial class NutritionJson : JsonSerializerContext;
