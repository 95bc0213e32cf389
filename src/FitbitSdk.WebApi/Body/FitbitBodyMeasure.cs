namespace FitbitSdk.WebApi;

/// <summary>What is measured of a body.</summary>
public enum FitbitBodyMeasure
{
    /// <summary>The body mass index in kg/m².</summary>
    BodyMassIndex = 0,

    /// <summary>The body fat in percent.</summary>
    Fat = 1,

    /// <summary>The weight, in units of <see cref="FitbitUnits"/>.</summary>
    Weight = 2,
}
