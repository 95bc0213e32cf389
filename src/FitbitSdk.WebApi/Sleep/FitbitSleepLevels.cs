using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

/// <summary>The course of a night and what it comes to.</summary>
public sealed class FitbitSleepLevels
{
    /// <summary>Gets the course, one level after the other.</summary>
    [JsonConverter(typeof(ListConverter<FitbitSleepSpan>))]
    public IReadOnlyList<FitbitSleepSpan> Data { get => field ?? []; init; }

    /// <summary>Gets wakes of three minutes or less, which lie over <see cref="Data"/>; empty where levels are no stages.</summary>
    [JsonConverter(typeof(ListConverter<FitbitSleepSpan>))]
    public IReadOnlyList<FitbitSleepSpan> ShortData { get => field ?? []; init; }

    /// <summary>Gets each level's total.</summary>
    public FitbitSleepLevelTotals? Summary { get; init; }
}
