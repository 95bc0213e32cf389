namespace FitbitSdk.Records;

/// <summary>How long an activity was in one zone of heart rates.</summary>
public readonly struct ActivityZone
{
    /// <summary>Gets the zone's name, for example <c>Fat Burn</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the lowest heart rate of the zone in beats per minute.</summary>
    public required int? Minimum { get; init; }

    /// <summary>Gets the highest heart rate of the zone in beats per minute.</summary>
    public required int? Maximum { get; init; }

    /// <summary>Gets the minutes in it.</summary>
    public required int? Minutes { get; init; }

    /// <summary>Gets the kilocalories burnt in it.</summary>
    public required double? Kilocalories { get; init; }
}
