using FitbitSdk.Records;

namespace FitbitSdk.Testing.Tests;

/// <summary>Each store here is broken in one place, and the suite must say so without showing a token.</summary>
public sealed class TokenStoreComplianceTests
{
    [Fact]
    public async Task Cases_SoundStoreBehindTheBrokenOne_AllHold() => Assert.Empty(await FailuresOf(static inner => new(inner)));

    [Fact]
    public async Task Cases_IgnoresExpected_FailWhereSomeoneMustLose() => await FailsAsync(
        static inner => new(inner) { IgnoresExpected = true },
        "TryReplace_NullExpectedButStored_Loses",
        "TryReplace_ExpectedButNothingStored_Loses",
        "TryReplace_StaleExpected_Loses",
        "TryRemove_StaleExpected_Loses");

    [Fact]
    public async Task Cases_LosesVersions_FailWhereTheyMustRise() => await FailsAsync(
        static inner => new(inner) { LosesVersions = true },
        "TryReplace_EachWrite_GivesAnotherVersion",
        "TryReplace_StaleExpected_Loses");

    [Fact]
    public async Task Cases_VersionsBeginAgainAfterARemoval_FailForAnExpectedFromBefore()
    {
        IReadOnlyDictionary<string, string> failures = await FailuresOf(static inner => new(inner) { StartsVersionsAgain = true });

        Assert.Equal(["Remove_ThenWrites_ExpectedFromBeforeLoses"], failures.Keys.Where(static name => name.StartsWith("Remove", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Cases_RemovesNothing_FailThere() => await FailsAsync(
        static inner => new(inner) { RemovesNothing = true },
        "Remove_Key_LeavesOthers",
        "Remove_ThenFirstWrite_Succeeds",
        "TryRemove_Expected_LeavesOthers",
        "Reopen_AfterRemove_KeepsItGone");

    [Fact]
    public async Task Cases_SharesKeysAcrossUsers_Fail() => await FailsAsync(
        static inner => new(inner) { MapKey = static key => key with { User = new("shared") } },
        "TryReplace_KeysThatDifferInOnePart_AreKeptApart");

    [Fact]
    public async Task Cases_SharesKeysAcrossProviders_Fail() => await FailsAsync(
        static inner => new(inner) { MapKey = static key => key with { Provider = ProviderId.Fitbit } },
        "TryReplace_KeysThatDifferInOnePart_AreKeptApart");

    [Fact]
    public async Task Cases_FoldsTheCaseOfUsers_Fail() => await FailsAsync(
        static inner => new(inner) { MapKey = static key => key with { User = new(key.User.Value.ToUpperInvariant()) } },
        "TryReplace_UsersEasilyMixedUp_AreKeptApart");

    [Theory]
    [InlineData("refresh", "TryReplace_EveryMember_IsKept")]
    [InlineData("refresh invented", "TryReplace_NoRefreshToken_StaysNull")]
    [InlineData("access", "TryReplace_EveryMember_IsKept")]
    [InlineData("access cut", "TryReplace_LongestTokens_AreKept")]
    [InlineData("expiry", "TryReplace_EveryMember_IsKept")]
    [InlineData("scopes", "TryReplace_EveryMember_IsKept")]
    [InlineData("scopes sorted", "TryReplace_EveryMember_IsKept")]
    [InlineData("account", "TryReplace_EveryMember_IsKept")]
    [InlineData("account invented", "TryReplace_NoScopesAndNoAccount_StayEmptyAndNull")]
    [InlineData("issue time", "TryReplace_EveryMember_IsKept")]
    [InlineData("issue time invented", "TryReplace_NoLineageAndNoIssueTime_StayEmptyAndNull")]
    [InlineData("adopted", "TryReplace_EveryMember_IsKept")]
    [InlineData("spent", "TryReplace_EveryMember_IsKept")]
    [InlineData("spent cut", "TryReplace_FullLineage_IsKeptInOrder")]
    [InlineData("adopted sorted", "TryReplace_FullLineage_IsKeptInOrder")]
    [InlineData("lineage invented", "TryReplace_NoLineageAndNoIssueTime_StayEmptyAndNull")]
    public async Task Cases_LosesAMember_FailForIt(string lost, string expected) => await FailsAsync(
        inner => new(inner)
        {
            MapNext = next => new()
            {
                Access = lost switch { "access" => new("another"), "access cut" => new(next.Access.Reveal()[..Math.Min(next.Access.Reveal().Length, 2000)]), _ => next.Access },
                Refresh = lost switch { "refresh" => null, "refresh invented" => next.Refresh ?? new("invented"), _ => next.Refresh },
                ExpiresAt = lost == "expiry" ? next.ExpiresAt + NodaTime.Duration.FromTicks(1) : next.ExpiresAt,
                Scopes = lost switch { "scopes" => [], "scopes sorted" => [.. next.Scopes.Order(StringComparer.Ordinal)], _ => next.Scopes },
                AccountId = lost switch { "account" => null, "account invented" => next.AccountId ?? string.Empty, _ => next.AccountId },
                IssuedAt = lost switch { "issue time" => null, "issue time invented" => next.IssuedAt ?? next.ExpiresAt, _ => next.IssuedAt },
                Lineage = new()
                {
                    Adopted = lost switch
                    {
                        "adopted" => [],
                        "adopted sorted" => [.. next.Lineage.Adopted.Order(StringComparer.Ordinal)],
                        "lineage invented" when next.Lineage.Adopted.Count == 0 => ["invented"],
                        _ => next.Lineage.Adopted,
                    },
                    Spent = lost switch { "spent" => [], "spent cut" => [.. next.Lineage.Spent.TakeLast(15)], _ => next.Lineage.Spent },
                },
            },
        },
        expected);

    [Fact]
    public async Task Cases_ForgetsOnReopen_FailThere()
    {
        IReadOnlyDictionary<string, string> failures = await Suite.FailuresAsync(TokenStoreCompliance.All, static () => static () => new(new InMemoryTokenStore()));

        Assert.Contains("Reopen_AfterWrites_KeepsEverything", failures.Keys);
    }

    private static async Task FailsAsync(Func<InMemoryTokenStore, BrokenTokenStore> breakIt, params IReadOnlyList<string> names)
    {
        IReadOnlyDictionary<string, string> failures = await FailuresOf(breakIt);

        Assert.Empty(names.Except(failures.Keys));
        foreach (string message in failures.Values)
        {
            Assert.DoesNotContain("access-", message, StringComparison.Ordinal);
            Assert.DoesNotContain("refresh-", message, StringComparison.Ordinal);
            Assert.DoesNotContain("eyJ", message, StringComparison.Ordinal);
            Assert.DoesNotContain("c643a6", message, StringComparison.Ordinal);
            Assert.DoesNotContain("invented", message, StringComparison.Ordinal);
        }
    }

    private static Task<IReadOnlyDictionary<string, string>> FailuresOf(Func<InMemoryTokenStore, BrokenTokenStore> breakIt) =>
        Suite.FailuresAsync(TokenStoreCompliance.All, () =>
        {
            InMemoryTokenStore inner = new();
            return () => new(breakIt(inner));
        });
}
