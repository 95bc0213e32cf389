namespace FitbitSdk.WebApi;

/// <summary>A distance, and what it was covered with.</summary>
public sealed class FitbitActivityDistance
{
    /// <summary>Gets what it was covered with: <c>total</c>, <c>tracker</c>, <c>loggedActivities</c>, an intensity (<c>veryActive</c>,
    /// <c>moderatelyActive</c>, <c>lightlyActive</c>, <c>sedentaryActive</c>), or the name of a logged activity.</summary>
    public string? Activity { get; init; }

    /// <summary>Gets how far, in kilometres or miles (<see cref="FitbitUnits"/>).</summary>
    public double? Distance { get; init; }
}
