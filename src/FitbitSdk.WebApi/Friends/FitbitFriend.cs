namespace FitbitSdk.WebApi;

/// <summary>A friend of a user. What is <see langword="null"/> they do not show.</summary>
public sealed class FitbitFriend
{
    /// <summary>Gets the service's id of the friend's account.</summary>
    public required string Id { get; init; }

    /// <summary>Gets what the friend is: <c>person</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Gets the name that others see.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the address of the picture.</summary>
    public string? Avatar { get; init; }

    /// <summary>Gets whether it is the account of a child.</summary>
    public bool? IsChild { get; init; }

    /// <summary>Gets whether they are a friend of the user.</summary>
    public bool? IsFriend { get; init; }
}
