using FitbitSdk.Records;
using NodaTime;
using Run = FitbitSdk.Testing.ComplianceRun<FitbitSdk.IOffsetStore>;

namespace FitbitSdk.Testing;

/// <summary>What every <see cref="IOffsetStore"/> must keep.</summary>
public static partial class OffsetStoreCompliance
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 14, 12, 0);
    private static readonly SyncAccount Account = new(ProviderId.Fitbit, TestUsers.Anna, 0);
    private static readonly OffsetKey Key = new(Account, StreamId.HeartRate);

    /// <summary>Gets the cases.</summary>
    public static IReadOnlyList<ComplianceCase<IOffsetStore>> All { get; } =
    [
        Run.Case(Get_AccountNeverSeen_IsEmpty),
        Run.Case(TryAdvance_InitialOffset_IsKept),
        Run.Case(TryAdvance_Coverage_IsKept),
        Run.Case(TryAdvance_CoverageOfFarTimes_IsKept),
        Run.Case(TryAdvance_Gaps_AreKeptInOrder),
        Run.Case(TryAdvance_MostGaps_AreKept),
        Run.Case(TryAdvance_PauseOfEachKind_IsKept),
        Run.Case(TryAdvance_HeadReadAtAndSweptAt_AreKeptApart),
        Run.Case(TryAdvance_LargestDigest_IsKept),
        Run.Case(TryAdvance_LargestSinkPosition_IsKept),
        Run.Case(TryAdvance_AccountState_IsKept),
        Run.Case(TryAdvance_EmptyAccountState_IsKept),
        Run.Case(TryAdvance_MemberNoLongerSet_IsGone),
        Run.Case(TryAdvance_BuffersReusedAfterwards_KeepsWhatWasPassed),
        Run.Case(TryAdvance_EachWrite_RaisesVersionByOne),
        Run.Case(TryAdvance_VersionInNext_IsIgnored),
        Run.Case(TryAdvance_NullExpectedButStored_Loses),
        Run.Case(TryAdvance_ExpectedButNothingStored_Loses),
        Run.Case(TryAdvance_StaleExpected_Loses),
        Run.Case(TryAdvance_RacersForAFirstWrite_OneWins),
        Run.Case(TryAdvance_RacersForANextWrite_OneWins),
        Run.Case(TryAdvance_ManyWritersThatTryAgain_LoseNoWrite),
        Run.Case(TryAdvance_KeysThatDifferInOnePart_AreKeptApart),
        Run.Case(TryAdvance_UsersEasilyMixedUp_AreKeptApart),
        Run.Case(Get_Account_GivesItsOwnRowsOnly),
        Run.Case(List_Stream_GivesItForAllAccounts),
        Run.Case(List_NothingStored_IsEmpty),
        Run.Case(List_ManyAccounts_GivesEachOnce),
        Run.Case(Remove_User_LeavesNothingOfThemAndAllOfOthers),
        Run.Case(Remove_User_LeavesTheProvidersRow),
        Run.Case(Remove_NothingStored_DoesNothing),
        Run.Case(Remove_ThenFirstWrite_Succeeds),
        Run.Case(Reopen_AfterWrites_KeepsEverything),
        Run.Case(Reopen_AfterRemove_KeepsItGone),
    ];

    /// <summary>Gets the cases as rows of one argument, as theories of test frameworks take them.</summary>
    public static IEnumerable<object[]> Cases => Run.Rows(All);

    private static SyncOffset Counted(int count) => new() { Pause = new(HealthApiErrorKind.Protocol, count, Noon + Duration.FromMinutes(count)) };

    private static async Task<SyncOffset> WriteAsync(Run run, IOffsetStore store, OffsetKey key, SyncOffset? expected, SyncOffset next) =>
        run.Present(await store.TryAdvanceAsync(key, expected, next, CancellationToken.None).ConfigureAwait(false),
            expected is null ? "a first write was refused, though nothing was stored." : $"a write was refused, though version {expected.Version} was expected and stored.");

    private static async Task<SyncOffset?> ReadAsync(IOffsetStore store, OffsetKey key) =>
        (await store.GetAsync(key.Account, CancellationToken.None).ConfigureAwait(false)).GetValueOrDefault(key);

    private static async Task HoldsAsync(Run run, IOffsetStore store, OffsetKey key, SyncOffset expected, string when)
    {
        SyncOffset found = run.Present(await ReadAsync(store, key).ConfigureAwait(false), $"{when}, nothing is stored for {key.StreamText} of {key.Account.User}.");
        Equal(run, expected, found, when);
    }

    private static void Equal(Run run, SyncOffset expected, SyncOffset found, string when)
    {
        if (OffsetDifference.Find(expected, found) is { } difference)
        {
            throw run.Failure($"{when}, {difference}");
        }
    }
}
