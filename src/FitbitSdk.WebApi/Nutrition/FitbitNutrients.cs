namespace FitbitSdk.WebApi;

/// <summary>What food is made of.</summary>
public sealed class FitbitNutrients
{
    /// <summary>Gets the energy in kcal.</summary>
    public double? Calories { get; init; }

    /// <summary>Gets carbohydrates in grams.</summary>
    public double? Carbs { get; init; }

    /// <summary>Gets fat in grams.</summary>
    public double? Fat { get; init; }

    /// <summary>Gets fibre in grams.</summary>
    public double? Fiber { get; init; }

    /// <summary>Gets protein in grams.</summary>
    public double? Protein { get; init; }

    /// <summary>Gets sodium in milligrams.</summary>
    public double? Sodium { get; init; }

    /// <summary>Gets the water that was logged, in millilitres or fluid ounces (<see cref="FitbitUnits"/>); <see langword="null"/> for a single food.</summary>
    public double? Water { get; init; }
}
