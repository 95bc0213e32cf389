namespace FitbitSdk.WebApi;

/// <summary>How many dates up to and with a given one are read. Not every call takes every period: one that it does not take is an
/// <see cref="ArgumentException"/> which names those it does.</summary>
public enum FitbitPeriod
{
    /// <summary>One day.</summary>
    OneDay = 0,

    /// <summary>Seven days.</summary>
    SevenDays = 1,

    /// <summary>Thirty days.</summary>
    ThirtyDays = 2,

    /// <summary>A week.</summary>
    OneWeek = 3,

    /// <summary>A month.</summary>
    OneMonth = 4,

    /// <summary>Three months.</summary>
    ThreeMonths = 5,

    /// <summary>Half a year.</summary>
    SixMonths = 6,

    /// <summary>A year.</summary>
    OneYear = 7,

    /// <summary>As much as the service gives.</summary>
    Maximum = 8,
}
