using FitbitSdk.Records;
using NodaTime;
using Run = FitbitSdk.Testing.ComplianceRun<FitbitSdk.ITokenStore>;

namespace FitbitSdk.Testing;

/// <summary>What every <see cref="ITokenStore"/> must keep. No message of a failure holds a token.</summary>
public static partial class TokenStoreCompliance
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 14, 12, 0);
    private static readonly TokenKey Key = new(ProviderId.Fitbit, TestUsers.Anna);

    /// <summary>Gets the cases.</summary>
    public static IReadOnlyList<ComplianceCase<ITokenStore>> All { get; } =
    [
        Run.Case(Get_NothingStored_IsNull),
        Run.Case(TryReplace_EveryMember_IsKept),
        Run.Case(TryReplace_NoRefreshToken_StaysNull),
        Run.Case(TryReplace_NoScopesAndNoAccount_StayEmptyAndNull),
        Run.Case(TryReplace_FullLineage_IsKeptInOrder),
        Run.Case(TryReplace_NoLineageAndNoIssueTime_StayEmptyAndNull),
        Run.Case(TryReplace_LongestTokens_AreKept),
        Run.Case(TryReplace_ExpiryFarAway_IsKept),
        Run.Case(TryReplace_MemberNoLongerSet_IsGone),
        Run.Case(TryReplace_EachWrite_GivesAnotherVersion),
        Run.Case(TryReplace_NullExpectedButStored_Loses),
        Run.Case(TryReplace_ExpectedButNothingStored_Loses),
        Run.Case(TryReplace_StaleExpected_Loses),
        Run.Case(TryReplace_ExpectedWithOtherTokens_IsComparedByVersionOnly),
        Run.Case(TryReplace_RacersForAFirstWrite_OneWins),
        Run.Case(TryReplace_RacersForANextWrite_OneWins),
        Run.Case(TryReplace_KeysThatDifferInOnePart_AreKeptApart),
        Run.Case(TryReplace_UsersEasilyMixedUp_AreKeptApart),
        Run.Case(Remove_Key_LeavesOthers),
        Run.Case(Remove_NothingStored_DoesNothing),
        Run.Case(Remove_ThenFirstWrite_Succeeds),
        Run.Case(Remove_ThenWrites_ExpectedFromBeforeLoses),
        Run.Case(TryRemove_Expected_LeavesOthers),
        Run.Case(TryRemove_StaleExpected_Loses),
        Run.Case(TryRemove_NothingStored_Loses),
        Run.Case(TryRemove_RacesWithWrites_OneWins),
        Run.Case(Reopen_AfterWrites_KeepsEverything),
        Run.Case(Reopen_AfterRemove_KeepsItGone),
    ];

    /// <summary>Gets the cases as rows of one argument, as theories of test frameworks take them.</summary>
    public static IEnumerable<object[]> Cases => Run.Rows(All);

    private static OAuthToken Numbered(int number) => new()
    {
        Access = new($"access-{number}"),
        Refresh = new($"refresh-{number}"),
        ExpiresAt = Noon + Duration.FromMinutes(number),
        Scopes = ["heartrate", "sleep", $"scope-{number}"],
        AccountId = $"ACCOUNT{number}",
        IssuedAt = Noon - Duration.FromMinutes(number),
        Lineage = new() { Adopted = [$"adopted-{number}"], Spent = [$"spent-{number}"] },
    };

    private static async Task<StoredToken> WriteAsync(Run run, ITokenStore store, TokenKey key, StoredToken? expected, OAuthToken next) =>
        run.Present(await store.TryReplaceAsync(key, expected, next, CancellationToken.None).ConfigureAwait(false),
            expected is null ? "a first write was refused, though nothing was stored." : $"a write was refused, though version {expected.Version} was expected and stored.");

    private static ValueTask<StoredToken?> ReadAsync(ITokenStore store, TokenKey key) => store.GetAsync(key, CancellationToken.None);

    private static async Task HoldsAsync(Run run, ITokenStore store, TokenKey key, OAuthToken expected, long? version, string when)
    {
        StoredToken found = run.Present(await ReadAsync(store, key).ConfigureAwait(false), $"{when}, nothing is stored for {key.User} at {key.Provider}.");
        Equal(run, expected, version, found, when);
    }

    private static void Equal(Run run, OAuthToken expected, long? version, StoredToken found, string when)
    {
        run.Same(version ?? found.Version, found.Version, $"{when}, version");

        // Tokens are compared, never shown.
        run.That(expected.Access.Equals(found.Token.Access), $"{when}, the access token is another.");
        run.That((expected.Refresh is null) == (found.Token.Refresh is null), $"{when}, a refresh token was {(expected.Refresh is null ? "not expected, but found" : "expected, but not found")}.");
        run.That(expected.Refresh is null || expected.Refresh.Equals(found.Token.Refresh), $"{when}, the refresh token is another.");
        run.Same(expected.ExpiresAt, found.Token.ExpiresAt, $"{when}, expiresAt");
        run.Same(string.Join(' ', expected.Scopes), string.Join(' ', found.Token.Scopes), $"{when}, scopes");
        run.Same(expected.AccountId, found.Token.AccountId, $"{when}, accountId");
        run.Same(expected.IssuedAt, found.Token.IssuedAt, $"{when}, issuedAt");
        run.That(expected.Lineage.Adopted.SequenceEqual(found.Token.Lineage.Adopted, StringComparer.Ordinal), $"{when}, the adopted pairs of the lineage are others.");
        run.That(expected.Lineage.Spent.SequenceEqual(found.Token.Lineage.Spent, StringComparer.Ordinal), $"{when}, the spent pairs of the lineage are others.");
    }
}
