namespace FitbitSdk.Records;

/// <summary>How long an activity was at one level of intensity.</summary>
public readonly struct ActivityLevel
{
    /// <summary>Gets the level's name: <c>sedentary</c>, <c>lightly</c>, <c>fairly</c>, <c>very</c>; a text not known yet is kept.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the minutes in it.</summary>
    public required int? Minutes { get; init; }
}
