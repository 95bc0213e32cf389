namespace FitbitSdk.WebApi;

/// <summary>A unit of food.</summary>
public sealed class FitbitFoodUnit
{
    /// <summary>Gets the id of the unit.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the name of one, for example <c>gram</c>.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the name of several.</summary>
    public string? Plural { get; init; }
}
