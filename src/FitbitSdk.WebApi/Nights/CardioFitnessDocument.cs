using System.Text.Json.Serialization;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>The answer of the calls for cardio fitness: dates.</summary>
internal sealed class CardioFitnessDocument : FitbitDocument, IListDocument<FitbitCardioFitness>
{
    [JsonConverter(typeof(ListConverter<CardioFitnessRow>))]
    public IReadOnlyList<CardioFitnessRow>? CardioScore { get; set; }

    // The name in a published schema.
    [JsonPropertyName("cardioscore")]
    [JsonConverter(typeof(ListConverter<CardioFitnessRow>))]
    public IReadOnlyList<CardioFitnessRow>? LowerCase { get; set; }

    [JsonIgnore]
    public IReadOnlyList<FitbitCardioFitness> Items => [.. (CardioScore ?? LowerCase ?? []).Select(static row => row.ToScore())];
}

internal sealed class CardioFitnessRow
{
    public required LocalDate DateTime { get; set; }

    public CardioFitnessValue? Value { get; set; }

    public FitbitCardioFitness ToScore() => new() { Date = DateTime, Text = Value?.Vo2Max };
}

internal sealed class CardioFitnessValue
{
    public string? Vo2Max { get; set; }
}
