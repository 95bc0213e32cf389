namespace FitbitSdk.WebApi;

/// <summary>A serving of a food.</summary>
public sealed class FitbitFoodServing
{
    /// <summary>Gets the id of the unit.</summary>
    public string? UnitId { get; init; }

    /// <summary>Gets the unit.</summary>
    public FitbitFoodUnit? Unit { get; init; }

    /// <summary>Gets how much of the unit it is.</summary>
    public double? ServingSize { get; init; }

    /// <summary>Gets what the values of the default serving are multiplied by.</summary>
    public double? Multiplier { get; init; }
}
