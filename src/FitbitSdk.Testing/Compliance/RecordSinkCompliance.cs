using FitbitSdk.Records;
using Run = FitbitSdk.Testing.ComplianceRun<FitbitSdk.Testing.IRecordSinkFixture>;

namespace FitbitSdk.Testing;

/// <summary>What every <see cref="IRecordSink"/> must keep.</summary>
/// <remarks>A sink that is an <see cref="ITransactionalSink"/> is written to in transactions only, in all cases. The cases whose names begin
/// with <c>Transaction</c> say nothing about other sinks, and hold for them at once.</remarks>
public static partial class RecordSinkCompliance
{
    /// <summary>Gets the cases.</summary>
    public static IReadOnlyList<ComplianceCase<IRecordSinkFixture>> All { get; } =
    [
        Run.Case(Open_NothingWritten_DeliversNothing),
        Run.Case(Write_BatchesOfEachRecordType_ReachTheReceiver),
        Run.Case(Write_SeveralBatchesOfAStream_KeepTheirOrder),
        Run.Case(Write_UsersAndStreamsInTurn_KeepTheOrderOfEach),
        Run.Case(Write_UsersAtTheSameTime_KeepTheOrderOfEach),
        Run.Case(Write_LargeBatch_ReachesTheReceiver),
        Run.Case(Write_EqualTimes_AreKeptApart),
        Run.Case(Write_Correction_FollowsWhatItCorrects),
        Run.Case(Write_SameBatchAgain_IsNotRefused),
        Run.Case(Write_Retraction_ReachesTheReceiver),
        Run.Case(Write_RetractionBeforeAnyRecord_ReachesTheReceiver),
        Run.Case(Write_RecordBackAfterItsRetraction_ReachesTheReceiver),
        Run.Case(Write_RangeReplaced_ReachesTheReceiverBeforeItsRecords),
        Run.Case(Write_RangeReplacedByNothing_ReachesTheReceiver),
        Run.Case(Write_UsersEasilyMixedUp_AreKeptApart),
        Run.Case(Write_ExtremeValues_ReachTheReceiver),
        Run.Case(Write_CancelledBeforeTheStart_WritesNothing),
        Run.Case(Reopen_AfterWrites_KeepsThemAndGoesOn),
        Run.Case(Dispose_Twice_DoesNothing),
        Run.Case(Dispose_NothingWritten_DoesNothing),
        Run.Case(Transaction_DisposedOfWithoutCommit_WritesNothing),
        Run.Case(Transaction_RolledBackBetweenCommits_LeavesBoth),
        Run.Case(Transaction_Committed_AdvancesTheOffset),
        Run.Case(Transaction_CommittedWithAStaleOffset_WritesNothing),
        Run.Case(Transaction_CommittedAfterSomeoneElseAdvanced_WritesNothing),
        Run.Case(Transaction_CommittedWithoutRecords_KeepsTheSinkPosition),
        Run.Case(Transaction_CancelledBeforeCommit_WritesNothing),
        Run.Case(Transaction_DisposedOfTwice_DoesNothing),
        Run.Case(Transaction_TwoUsersOfOneStream_DoNotMix),
        Run.Case(Transaction_UncommittedWhenReopened_ShowsNothing),
        Run.Case(Transaction_FirstOneUncommittedWhenReopened_ShowsNothing),
    ];

    /// <summary>Gets the cases as rows of one argument, as theories of test frameworks take them.</summary>
    public static IEnumerable<object[]> Cases => Run.Rows(All);

    private static async Task WithAsync(Run run, Func<SinkDriver, Task> body)
    {
        IRecordSinkFixture fixture = await run.OpenAsync().ConfigureAwait(false);
        SinkDriver driver = new(run, fixture, await fixture.OpenAsync().ConfigureAwait(false));
        await using (driver.ConfigureAwait(false))
        {
            await body(driver).ConfigureAwait(false);
        }
    }

    private static Task WithTransactionsAsync(Run run, Func<SinkDriver, ITransactionalSink, Task> body) =>
        WithAsync(run, driver => driver.Sink is ITransactionalSink sink ? body(driver, sink) : Task.CompletedTask);

    private static async Task CancelsAsync(Run run, Func<CancellationToken, Task> call, string what)
    {
        try
        {
            await call(new CancellationToken(canceled: true)).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        throw run.Failure($"{what} did not throw OperationCanceledException, though it was cancelled before it began.");
    }
}
