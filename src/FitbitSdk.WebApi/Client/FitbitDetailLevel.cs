namespace FitbitSdk.WebApi;

/// <summary>How far apart the values within a day are. Not every call takes every level: one that it does not take is an
/// <see cref="ArgumentException"/> which names those it does.</summary>
public enum FitbitDetailLevel
{
    /// <summary>As often as the device measured, several seconds apart; heart rate alone.</summary>
    OneSecond = 0,

    /// <summary>A minute.</summary>
    OneMinute = 1,

    /// <summary>Five minutes.</summary>
    FiveMinutes = 2,

    /// <summary>A quarter of an hour.</summary>
    FifteenMinutes = 3,
}
