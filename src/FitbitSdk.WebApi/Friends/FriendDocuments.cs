using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

/// <summary>Friends, in the form of JSON:API.</summary>
internal sealed class FriendsDocument : FitbitDocument, IListDocument<FitbitFriend>
{
    [JsonConverter(typeof(ListConverter<FriendRow>))]
    public IReadOnlyList<FriendRow>? Data { get; set; }

    [JsonIgnore]
    public IReadOnlyList<FitbitFriend> Items => [.. (Data ?? []).Select(static row => row.ToFriend())];
}

/// <summary>The leaderboard, in the form of JSON:API.</summary>
internal sealed class LeaderboardDocument : FitbitDocument, IListDocument<FitbitLeaderboardRank>
{
    [JsonConverter(typeof(ListConverter<FriendRow>))]
    public IReadOnlyList<FriendRow>? Data { get; set; }

    [JsonIgnore]
    public IReadOnlyList<FitbitLeaderboardRank> Items => [.. (Data ?? []).Select(static row => row.ToRank())];
}

internal sealed class FriendRow
{
    [JsonConverter(typeof(IdConverter))]
    public required string Id { get; set; }

    public string? Type { get; set; }

    public FriendAttributes? Attributes { get; set; }

    public FitbitFriend ToFriend() => new()
    {
        Id = Id,
        Type = Type,
        Name = Attributes?.Name,
        Avatar = Attributes?.Avatar,
        IsChild = Attributes?.Child,
        IsFriend = Attributes?.Friend,
    };

    public FitbitLeaderboardRank ToRank() => new()
    {
        Id = Id,
        Type = Type is null ? null : new(Type),
        Rank = Attributes?.StepRank,
        Steps = Attributes?.StepSummary,
        Name = Attributes?.Name,
        Avatar = Attributes?.Avatar,
        IsChild = Attributes?.Child,
        IsFriend = Attributes?.Friend,
    };
}

internal sealed class FriendAttributes
{
    public string? Name { get; set; }

    public string? Avatar { get; set; }

    public bool? Child { get; set; }

    public bool? Friend { get; set; }

    [JsonPropertyName("step-rank")]
    public int? StepRank { get; set; }

    [JsonPropertyName("step-summary")]
    public int? StepSummary { get; set; }
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(FriendsDocument))]
[JsonSerializable(typeof(LeaderboardDocument))]
internal sealed partial class FriendsJson : JsonSerializerContext;
