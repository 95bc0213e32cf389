namespace FitbitSdk.WebApi;

/// <summary>Which points of the course of an activity are wanted.</summary>
public enum FitbitTcxPoints
{
    /// <summary>Those of which a place is known: none where the activity has no GPS data.</summary>
    WithPosition = 0,

    /// <summary>All, also those without a place.</summary>
    All = 1,
}
