using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

/// <summary>A category of kinds of activities.</summary>
public sealed class FitbitActivityCategory
{
    /// <summary>Gets the id.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the name, in the language of the account.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the kinds that stand in no category below this one.</summary>
    [JsonConverter(typeof(ListConverter<FitbitActivityType>))]
    public IReadOnlyList<FitbitActivityType> Activities { get => field ?? []; init; }

    /// <summary>Gets the categories below this one.</summary>
    [JsonConverter(typeof(ListConverter<FitbitActivityCategory>))]
    public IReadOnlyList<FitbitActivityCategory> SubCategories { get => field ?? []; init; }
}
