namespace FitbitSdk.WebApi;

/// <summary>What a goal is for.</summary>
public enum FitbitGoalPeriod
{
    /// <summary>A day.</summary>
    Daily = 0,

    /// <summary>A week.</summary>
    Weekly = 1,
}
