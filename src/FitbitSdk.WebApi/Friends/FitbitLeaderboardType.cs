using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

/// <summary>Whether somebody has a place on a leaderboard: only who has uploaded steps of late.</summary>
/// <param name="Value">The service's word.</param>
[JsonConverter(typeof(WordConverter<FitbitLeaderboardType>))]
public readonly record struct FitbitLeaderboardType(string Value) : IFitbitWord<FitbitLeaderboardType>
{
    /// <summary>Gets the word for those with a place.</summary>
    public static FitbitLeaderboardType Ranked { get; } = new("ranked-user");

    /// <summary>Gets the word for those without.</summary>
    public static FitbitLeaderboardType Inactive { get; } = new("inactive-user");

    static FitbitLeaderboardType IFitbitWord<FitbitLeaderboardType>.Of(string value) => new(value);
}
