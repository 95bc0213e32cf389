namespace FitbitSdk.WebApi;

/// <summary>What is known of food by date.</summary>
public enum FitbitNutritionMeasure
{
    /// <summary>The energy that was eaten, in kcal.</summary>
    Calories = 0,

    /// <summary>The water that was drunk, in millilitres or fluid ounces (<see cref="FitbitUnits"/>).</summary>
    Water = 1,
}
