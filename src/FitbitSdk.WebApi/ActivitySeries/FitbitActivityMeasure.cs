namespace FitbitSdk.WebApi;

/// <summary>What is measured of activity. The first six are also known within a day; asked for another there, a call throws an
/// <see cref="ArgumentException"/> which names those it takes.</summary>
public enum FitbitActivityMeasure
{
    /// <summary>All energy that was spent, in kcal.</summary>
    Calories = 0,

    /// <summary>Steps.</summary>
    Steps = 1,

    /// <summary>Distance, in kilometres or miles (<see cref="FitbitUnits"/>).</summary>
    Distance = 2,

    /// <summary>Floors.</summary>
    Floors = 3,

    /// <summary>Elevation, in metres or feet (<see cref="FitbitUnits"/>).</summary>
    Elevation = 4,

    /// <summary>Strokes while swimming.</summary>
    SwimmingStrokes = 5,

    /// <summary>The energy that the body spends at rest, in kcal.</summary>
    BasalCalories = 6,

    /// <summary>Minutes without activity.</summary>
    SedentaryMinutes = 7,

    /// <summary>Minutes of light activity.</summary>
    LightlyActiveMinutes = 8,

    /// <summary>Minutes of moderate activity.</summary>
    FairlyActiveMinutes = 9,

    /// <summary>Minutes of vigorous activity.</summary>
    VeryActiveMinutes = 10,

    /// <summary>The energy that was spent while active, rest included, in kcal.</summary>
    ActivityCalories = 11,
}
