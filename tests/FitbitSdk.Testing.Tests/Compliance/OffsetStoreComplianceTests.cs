using FitbitSdk.Records;

namespace FitbitSdk.Testing.Tests;

/// <summary>Each store here is broken in one place, and the suite must say so.</summary>
public sealed class OffsetStoreComplianceTests
{
    [Fact]
    public async Task Cases_SoundStoreBehindTheBrokenOne_AllHold() => Assert.Empty(await FailuresOf(static inner => new(inner)));

    [Fact]
    public async Task Cases_IgnoresExpected_FailWhereSomeoneMustLose()
    {
        IReadOnlyDictionary<string, string> failures = await FailuresOf(static inner => new(inner) { IgnoresExpected = true });

        AssertFails(failures, "TryAdvance_NullExpectedButStored_Loses", "TryAdvance_ExpectedButNothingStored_Loses", "TryAdvance_StaleExpected_Loses", "TryAdvance_RacersForANextWrite_OneWins");
    }

    [Fact]
    public async Task Cases_ChecksAndThenSets_FailForRacers()
    {
        IReadOnlyDictionary<string, string> failures = await FailuresOf(static inner => new(inner) { LooksBeforeItLeaps = true });

        AssertFails(failures, "TryAdvance_RacersForANextWrite_OneWins");
        Assert.DoesNotContain("TryAdvance_StaleExpected_Loses", failures.Keys);
    }

    [Fact]
    public async Task Cases_LosesVersions_FailWhereTheyMustRise()
    {
        IReadOnlyDictionary<string, string> failures = await FailuresOf(static inner => new(inner) { MapResult = static result => result with { Version = 1 } });

        AssertFails(failures, "TryAdvance_EachWrite_RaisesVersionByOne", "TryAdvance_StaleExpected_Loses");
    }

    [Theory]
    [InlineData("coverage", "TryAdvance_Coverage_IsKept")]
    [InlineData("gaps", "TryAdvance_Gaps_AreKeptInOrder")]
    [InlineData("gap order", "TryAdvance_Gaps_AreKeptInOrder")]
    [InlineData("pause", "TryAdvance_PauseOfEachKind_IsKept")]
    [InlineData("headReadAt", "TryAdvance_HeadReadAtAndSweptAt_AreKeptApart")]
    [InlineData("sweptAt", "TryAdvance_HeadReadAtAndSweptAt_AreKeptApart")]
    [InlineData("swapped", "TryAdvance_HeadReadAtAndSweptAt_AreKeptApart")]
    [InlineData("digest", "TryAdvance_LargestDigest_IsKept")]
    [InlineData("digest cut", "TryAdvance_LargestDigest_IsKept")]
    [InlineData("position", "TryAdvance_LargestSinkPosition_IsKept")]
    [InlineData("account", "TryAdvance_EmptyAccountState_IsKept")]
    [InlineData("zones", "TryAdvance_AccountState_IsKept")]
    [InlineData("watermarks", "TryAdvance_AccountState_IsKept")]
    [InlineData("quota", "TryAdvance_AccountState_IsKept")]
    [InlineData("checkedAt", "TryAdvance_AccountState_IsKept")]
    [InlineData("needsAuthorization", "TryAdvance_AccountState_IsKept")]
    public async Task Cases_LosesAMember_FailForIt(string lost, string expected)
    {
        IReadOnlyDictionary<string, string> failures = await FailuresOf(inner => new(inner)
        {
            MapNext = next => lost switch
            {
                "coverage" => next with { Coverage = null },
                "gaps" => next with { Gaps = [] },
                "gap order" => next with { Gaps = [.. next.Gaps.Reverse()] },
                "pause" => next with { Pause = null },
                "headReadAt" => next with { HeadReadAt = null },
                "sweptAt" => next with { SweptAt = null },
                "swapped" => next with { SweptAt = next.HeadReadAt, HeadReadAt = next.SweptAt },
                "digest" => next with { Digest = default },
                "digest cut" => next with { Digest = next.Digest[..Math.Min(next.Digest.Length, 8000)] },
                "position" => next with { SinkPosition = default },
                "account" => next with { Account = null },
                "zones" => next with { Account = next.Account is null ? null : next.Account with { Zones = ZoneHistory.Empty } },
                "watermarks" => next with { Account = next.Account is null ? null : next.Account with { Watermarks = new Dictionary<string, NodaTime.Instant>() } },
                "quota" => next with { Account = next.Account is null ? null : next.Account with { Quota = null } },
                "checkedAt" => next with { Account = next.Account is null ? null : next.Account with { CheckedAt = null } },
                "needsAuthorization" => next with { Account = next.Account is null ? null : next.Account with { NeedsAuthorization = false } },
                _ => throw new ArgumentOutOfRangeException(nameof(lost)),
            },
        });

        AssertFails(failures, expected);
    }

    [Theory]
    [InlineData("user", "TryAdvance_KeysThatDifferInOnePart_AreKeptApart")]
    [InlineData("provider", "TryAdvance_KeysThatDifferInOnePart_AreKeptApart")]
    [InlineData("version", "TryAdvance_KeysThatDifferInOnePart_AreKeptApart")]
    [InlineData("stream", "TryAdvance_KeysThatDifferInOnePart_AreKeptApart")]
    [InlineData("account row", "TryAdvance_KeysThatDifferInOnePart_AreKeptApart")]
    [InlineData("case", "TryAdvance_UsersEasilyMixedUp_AreKeptApart")]
    [InlineData("spaces", "TryAdvance_UsersEasilyMixedUp_AreKeptApart")]
    [InlineData("composition", "TryAdvance_UsersEasilyMixedUp_AreKeptApart")]
    [InlineData("other scripts", "TryAdvance_UsersEasilyMixedUp_AreKeptApart")]
    [InlineData("length", "TryAdvance_UsersEasilyMixedUp_AreKeptApart")]
    public async Task Cases_SharesKeys_FailForIt(string shared, string expected)
    {
        IReadOnlyDictionary<string, string> failures = await FailuresOf(inner => new(inner)
        {
            MapKey = key => shared switch
            {
                "user" => key with { Account = key.Account with { User = new("shared") } },
                "provider" => key with { Account = key.Account with { Provider = ProviderId.Fitbit } },
                "version" => key with { Account = key.Account with { Version = 0 } },
                "stream" => key with { Stream = key.Stream is null ? null : StreamId.Sleep },
                "account row" => key with { Stream = key.Stream ?? StreamId.HeartRate },
                "case" => WithUser(key, key.Account.User.Value.ToUpperInvariant()),
                "spaces" => WithUser(key, key.Account.User.Value.TrimEnd()),
                "composition" => WithUser(key, key.Account.User.Value.Replace("e\u0301", "\u00e9", StringComparison.Ordinal)),
                "other scripts" => WithUser(key, System.Text.Encoding.ASCII.GetString(System.Text.Encoding.ASCII.GetBytes(key.Account.User.Value))),
                "length" => WithUser(key, key.Account.User.Value[..Math.Min(key.Account.User.Value.Length, 64)]),
                _ => throw new ArgumentOutOfRangeException(nameof(shared)),
            },
        });

        AssertFails(failures, expected);
    }

    [Fact]
    public async Task Cases_ForgetsOnReopen_FailThere()
    {
        IReadOnlyDictionary<string, string> failures = await Suite.FailuresAsync(OffsetStoreCompliance.All, static () => static () => new(new InMemoryOffsetStore()));

        AssertFails(failures, "Reopen_AfterWrites_KeepsEverything", "TryAdvance_Coverage_IsKept");
    }

    [Fact]
    public async Task Cases_ListsEveryStream_FailThere()
    {
        IReadOnlyDictionary<string, string> failures = await FailuresOf(static inner => new(inner) { ListsEveryStream = true });

        AssertFails(failures, "List_Stream_GivesItForAllAccounts", "List_NothingStored_IsEmpty");
    }

    [Fact]
    public async Task Cases_RemovesNothing_FailThere()
    {
        IReadOnlyDictionary<string, string> failures = await FailuresOf(static inner => new(inner) { Remove = static (_, _, _) => default });

        AssertFails(failures, "Remove_User_LeavesNothingOfThemAndAllOfOthers", "Remove_ThenFirstWrite_Succeeds", "Reopen_AfterRemove_KeepsItGone");
    }

    [Fact]
    public async Task Cases_RemovesByPrefix_FailThere()
    {
        IReadOnlyDictionary<string, string> failures = await FailuresOf(static inner => new(inner)
        {
            Remove = static async (inner, user, cancellationToken) =>
            {
                List<UserKey> users = [];
                await foreach ((OffsetKey key, _) in inner.ListAsync(StreamId.HeartRate, cancellationToken))
                {
                    users.Add(key.Account.User);
                }

                foreach (UserKey other in users.Where(other => other.Value.StartsWith(user.Value, StringComparison.Ordinal)))
                {
                    await inner.RemoveAsync(other, cancellationToken);
                }
            },
        });

        AssertFails(failures, "Remove_User_LeavesNothingOfThemAndAllOfOthers");
    }

    [Fact]
    public async Task Cases_RemovesTheProvidersRow_FailThere()
    {
        IReadOnlyDictionary<string, string> failures = await FailuresOf(static inner => new(inner)
        {
            Remove = static async (inner, user, cancellationToken) =>
            {
                await inner.RemoveAsync(user, cancellationToken);
                await inner.RemoveAsync(UserKey.Everyone, cancellationToken);
            },
        });

        AssertFails(failures, "Remove_User_LeavesTheProvidersRow");
    }

    private static OffsetKey WithUser(OffsetKey key, string user) =>
        key.Account.User == UserKey.Everyone ? key : key with { Account = key.Account with { User = new(user) } };

    private static void AssertFails(IReadOnlyDictionary<string, string> failures, params IReadOnlyList<string> names) =>
        Assert.Empty(names.Except(failures.Keys));

    private static Task<IReadOnlyDictionary<string, string>> FailuresOf(Func<InMemoryOffsetStore, BrokenOffsetStore> breakIt) =>
        Suite.FailuresAsync(OffsetStoreCompliance.All, () =>
        {
            InMemoryOffsetStore inner = new();
            return () => new(breakIt(inner));
        });
}
