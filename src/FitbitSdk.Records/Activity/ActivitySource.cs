namespace FitbitSdk.Records;

/// <summary>What recorded an activity.</summary>
public sealed class ActivitySource
{
    /// <summary>Gets the id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the name, for example of the tracker's model.</summary>
    public required string? Name { get; init; }

    /// <summary>Gets what it is: <c>tracker</c>, <c>app</c>; a text not known yet is kept.</summary>
    public required string? Type { get; init; }

    /// <summary>Gets its page.</summary>
    public required string? Url { get; init; }
}
