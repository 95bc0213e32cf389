namespace FitbitSdk.WebApi;

/// <summary>Somebody's place among a user and their friends. What is <see langword="null"/> they do not show.</summary>
public sealed class FitbitLeaderboardRank
{
    /// <summary>Gets the service's id of the account.</summary>
    public required string Id { get; init; }

    /// <summary>Gets whether they have a place.</summary>
    public FitbitLeaderboardType? Type { get; init; }

    /// <summary>Gets the place, from 1; <see langword="null"/> without one.</summary>
    public int? Rank { get; init; }

    /// <summary>Gets the steps of the last seven days.</summary>
    public int? Steps { get; init; }

    /// <summary>Gets the name that others see.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the address of the picture.</summary>
    public string? Avatar { get; init; }

    /// <summary>Gets whether it is the account of a child.</summary>
    public bool? IsChild { get; init; }

    /// <summary>Gets whether they are a friend of the user.</summary>
    public bool? IsFriend { get; init; }
}
