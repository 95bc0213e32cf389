namespace FitbitSdk.WebApi;

/// <summary>How active a user was, as the rows of energy say.</summary>
public enum FitbitActivityLevel
{
    /// <summary>Not active, or not wearing the device.</summary>
    Sedentary = 0,

    /// <summary>Lightly active.</summary>
    LightlyActive = 1,

    /// <summary>Moderately active.</summary>
    FairlyActive = 2,

    /// <summary>Vigorously active.</summary>
    VeryActive = 3,
}
