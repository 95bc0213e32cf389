using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>The answer for a date.</summary>
internal sealed class ActivityDayDocument : FitbitDocument
{
    [JsonConverter(typeof(ListConverter<FitbitDayActivity>))]
    public IReadOnlyList<FitbitDayActivity>? Activities { get; set; }

    public FitbitActivityGoals? Goals { get; set; }

    public FitbitActivityTotals? Summary { get; set; }

    public FitbitActivityDay ToDay(LocalDate date) => new() { Date = date, Totals = Summary, Goals = Goals, Activities = Activities ?? [] };
}

internal sealed class ActivityGoalsDocument : FitbitDocument
{
    public FitbitActivityGoals? Goals { get; set; }
}

/// <summary>The answer for the life of an account: its two parts, each with and without what was logged.</summary>
internal sealed class LifetimeDocument : FitbitDocument
{
    public LifetimePart<FitbitBestDays>? Best { get; set; }

    public LifetimePart<FitbitLifetimeTotals>? Lifetime { get; set; }

    public FitbitLifetimeStatistics ToStatistics() => new()
    {
        Total = Lifetime?.Total,
        TrackerTotal = Lifetime?.Tracker,
        Best = Best?.Total,
        TrackerBest = Best?.Tracker,
    };
}

internal sealed class LifetimePart<T>
{
    public T? Total { get; set; }

    public T? Tracker { get; set; }
}

/// <summary>A page of logged activities.</summary>
internal sealed class ActivityLogDocument : FitbitDocument, IPageDocument<FitbitActivityLog>
{
    [JsonPropertyName("activities")]
    [JsonConverter(typeof(ListConverter<FitbitActivityLog>))]
    public IReadOnlyList<FitbitActivityLog> Items { get => field ?? []; set; }

    public Pagination? Pagination { get; set; }
}

internal sealed class ActivityTypesDocument : FitbitDocument, IListDocument<FitbitActivityCategory>
{
    [JsonPropertyName("categories")]
    [JsonConverter(typeof(ListConverter<FitbitActivityCategory>))]
    public IReadOnlyList<FitbitActivityCategory> Items { get => field ?? []; set; }
}

internal sealed class ActivityTypeDocument : FitbitDocument
{
    public required FitbitActivityType Activity { get; set => field = value ?? throw new JsonException(); }
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ActivityDayDocument))]
[JsonSerializable(typeof(ActivityGoalsDocument))]
[JsonSerializable(typeof(LifetimeDocument))]
[JsonSerializable(typeof(ActivityLogDocument))]
[JsonSerializable(typeof(ActivityTypesDocument))]
[JsonSerializable(typeof(ActivityTypeDocument))]
[JsonSerializable(typeof(FitbitUsualActivity))]
[JsonSerializable(typeof(FitbitFavoriteActivity))]
internal sealed partial class ActivitiesJson : JsonSerializerContext;
