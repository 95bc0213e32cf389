namespace FitbitSdk.WebApi;

/// <summary>The units in which the service writes lengths, weights, heights, temperatures and amounts of water.</summary>
/// <remarks>It is asked for with each call (<c>Accept-Language</c>) and is independent of what the user's own app shows. Energy (kcal), heart rate,
/// oxygen saturation and cardio fitness are the same in all three.</remarks>
public enum FitbitUnits
{
    /// <summary>Kilometres and metres, kilograms, centimetres, degrees Celsius, millilitres.</summary>
    Metric = 0,

    /// <summary>Miles and feet, pounds, inches, degrees Fahrenheit, fluid ounces.</summary>
    UnitedStates = 1,

    /// <summary>As <see cref="Metric"/>, but weights in stone.</summary>
    UnitedKingdom = 2,
}
