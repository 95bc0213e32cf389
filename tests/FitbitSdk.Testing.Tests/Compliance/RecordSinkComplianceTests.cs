using FitbitSdk.Records;

namespace FitbitSdk.Testing.Tests;

/// <summary>Each sink here is broken in one place, and the suite must say so.</summary>
public sealed class RecordSinkComplianceTests
{
    [Fact]
    public async Task Cases_SoundSinkBehindTheBrokenOne_AllHold() => Assert.Empty(await PlainFailuresOf(static log => new(log)));

    [Fact]
    public async Task Cases_DropsTheLastRecordOfABatch_Fail() => await PlainFailsAsync(
        static log => new(log) { Map = static (_, entries) => entries.SkipLast(1) },
        "Write_BatchesOfEachRecordType_ReachTheReceiver",
        "Write_LargeBatch_ReachesTheReceiver");

    [Fact]
    public async Task Cases_DropsRecordsThatItHasSeen_Fail() => await PlainFailsAsync(
        static log => new(log) { Map = (_, entries) => entries.Where(entry => entry.Head is not { } head || log.Entries.All(seen => seen.Head?.Id != head.Id)) },
        "Write_Correction_FollowsWhatItCorrects");

    [Fact]
    public async Task Cases_DropsEqualTimes_Fail() => await PlainFailsAsync(
        static log => new(log) { Map = static (_, entries) => entries.DistinctBy(static entry => entry.Head?.Time) },
        "Write_EqualTimes_AreKeptApart");

    [Fact]
    public async Task Cases_ReordersWithinABatch_Fail() => await PlainFailsAsync(
        static log => new(log) { Map = static (_, entries) => entries.Reverse() },
        "Write_SeveralBatchesOfAStream_KeepTheirOrder");

    [Fact]
    public async Task Cases_ReordersBatches_Fail() => await PlainFailsAsync(
        static log => new(log)
        {
            // The newest batch first, as a stack would.
            Map = (_, entries) =>
            {
                LoggedDelivery[] before = [.. log.Entries];
                log.Clear();
                return [.. entries, .. before];
            },
        },
        "Write_SeveralBatchesOfAStream_KeepTheirOrder",
        "Write_UsersAndStreamsInTurn_KeepTheOrderOfEach");

    [Fact]
    public async Task Cases_WritesTwice_Fail() => await PlainFailsAsync(
        static log => new(log) { Map = static (_, entries) => [.. entries, .. entries] },
        "Write_BatchesOfEachRecordType_ReachTheReceiver");

    [Fact]
    public async Task Cases_SwallowsReplacements_Fail() => await PlainFailsAsync(
        static log => new(log) { Map = static (_, entries) => entries.Where(static entry => entry.Delivery is not DeliveryKind.RangeReplaced) },
        "Write_RangeReplaced_ReachesTheReceiverBeforeItsRecords",
        "Write_RangeReplacedByNothing_ReachesTheReceiver");

    [Fact]
    public async Task Cases_SwallowsEmptyBatches_Fail() => await PlainFailsAsync(
        static log => new(log) { Map = static (batch, entries) => batch.Count == 0 ? [] : entries },
        "Write_RangeReplacedByNothing_ReachesTheReceiver");

    [Fact]
    public async Task Cases_ReplacementAfterItsRecords_Fail() => await PlainFailsAsync(
        static log => new(log) { Map = static (_, entries) => entries.OrderBy(static entry => entry.Delivery is DeliveryKind.RangeReplaced ? 1 : 0) },
        "Write_RangeReplaced_ReachesTheReceiverBeforeItsRecords");

    [Fact]
    public async Task Cases_RetractionsAsUpserts_Fail() => await PlainFailsAsync(
        static log => new(log)
        {
            Map = static (_, entries) => entries.Select(static entry => new LoggedDelivery
            {
                Origin = entry.Origin,
                Delivery = entry.Delivery is DeliveryKind.Retract ? DeliveryKind.Upsert : entry.Delivery,
                Head = entry.Head,
                Json = entry.Json,
            }),
        },
        "Write_Retraction_ReachesTheReceiver");

    [Fact]
    public async Task Cases_DropsRetractions_Fail() => await PlainFailsAsync(
        static log => new(log) { Map = static (batch, entries) => batch is RetractionBatch ? [] : entries },
        "Write_Retraction_ReachesTheReceiver",
        "Write_RetractionBeforeAnyRecord_ReachesTheReceiver");

    [Fact]
    public async Task Cases_DropsWhatItHasSeenBeforeTheRetraction_Fail() => await PlainFailsAsync(
        static log => new(log)
        {
            // A repeat is the same revision as the last one, not as any one before.
            Map = (_, entries) => entries.Where(entry => entry.Head is not { } head || log.Entries.All(seen => (seen.Head?.Id, seen.Head?.Revision) != (head.Id, head.Revision))),
        },
        "Write_RecordBackAfterItsRetraction_ReachesTheReceiver");

    [Fact]
    public async Task Cases_IgnoresCancellation_Fail() => await PlainFailsAsync(
        static log => new(log) { IgnoresCancellation = true },
        "Write_CancelledBeforeTheStart_WritesNothing");

    [Fact]
    public async Task Cases_AnswersUnknown_Fail() => await PlainFailsAsync(
        static log => new(log) { Answer = static _ => default },
        "Write_BatchesOfEachRecordType_ReachTheReceiver");

    [Fact]
    public async Task Cases_RefusesLargeBatches_Fail() => await PlainFailsAsync(
        static log => new(log) { Answer = static batch => batch.Count > 10_000 ? WriteResult.Partial([new(10_000, "too many")]) : WriteResult.Acknowledged },
        "Write_LargeBatch_ReachesTheReceiver");

    [Fact]
    public async Task Cases_ForgetsOnReopen_Fail()
    {
        DeliveryLog log = new();
        IReadOnlyDictionary<string, string> failures = await Suite.FailuresAsync(RecordSinkCompliance.All, () => () =>
        {
            log.Clear();
            return new(new InMemoryFixture((_, _) =>
            {
                log.Clear();
                return new InMemoryRecordSink(log);
            }));
        });

        Assert.Contains("Reopen_AfterWrites_KeepsThemAndGoesOn", failures.Keys);
    }

    [Fact]
    public async Task Cases_SecondDisposeThrows_Fail()
    {
        ComplianceCase<IRecordSinkFixture> twice = RecordSinkCompliance.All.Single(static one => one.Name == "Dispose_Twice_DoesNothing");

        await Assert.ThrowsAsync<ObjectDisposedException>(() =>
            twice.RunAsync(static () => new(new InMemoryFixture(static (_, log) => new BrokenRecordSink(log) { ThrowsOnSecondDispose = true }))));
    }

    [Fact]
    public async Task TransactionCases_SoundSinkBehindTheBrokenOne_AllHold() => Assert.Empty(await TransactionFailuresOf(static (offsets, log) => new(offsets, log)));

    [Fact]
    public async Task TransactionCases_WritesAtOnce_Fail() => await TransactionFailsAsync(
        static (offsets, log) => new(offsets, log) { WritesAtOnce = true },
        "Transaction_DisposedOfWithoutCommit_WritesNothing",
        "Transaction_UncommittedWhenReopened_ShowsNothing",
        "Transaction_FirstOneUncommittedWhenReopened_ShowsNothing");

    [Fact]
    public async Task TransactionCases_KeepsOnRollback_Fail() => await TransactionFailsAsync(
        static (offsets, log) => new(offsets, log) { KeepsOnRollback = true },
        "Transaction_DisposedOfWithoutCommit_WritesNothing",
        "Transaction_RolledBackBetweenCommits_LeavesBoth",
        "Transaction_CancelledBeforeCommit_WritesNothing");

    [Fact]
    public async Task TransactionCases_KeepsWhatLost_Fail() => await TransactionFailsAsync(
        static (offsets, log) => new(offsets, log) { KeepsWhatLost = true },
        "Transaction_CommittedWithAStaleOffset_WritesNothing",
        "Transaction_CommittedAfterSomeoneElseAdvanced_WritesNothing");

    [Fact]
    public async Task TransactionCases_IgnoresExpected_Fail() => await TransactionFailsAsync(
        static (offsets, log) => new(offsets, log) { IgnoresExpected = true },
        "Transaction_CommittedWithAStaleOffset_WritesNothing",
        "Transaction_CommittedAfterSomeoneElseAdvanced_WritesNothing");

    [Fact]
    public async Task TransactionCases_ForgetsPositionWhenEmpty_Fail() => await TransactionFailsAsync(
        static (offsets, log) => new(offsets, log) { ForgetsPositionWhenEmpty = true },
        "Transaction_CommittedWithoutRecords_KeepsTheSinkPosition");

    [Fact]
    public async Task TransactionCases_AdvancesNothing_Fail() => await TransactionFailsAsync(
        static (offsets, log) => new(offsets, log) { AdvancesNothing = true },
        "Transaction_Committed_AdvancesTheOffset");

    [Fact]
    public async Task TransactionCases_AdvancesOnly_Fail() => await TransactionFailsAsync(
        static (offsets, log) => new(offsets, log) { AdvancesOnly = true },
        "Transaction_Committed_AdvancesTheOffset");

    [Fact]
    public async Task TransactionCases_MixesTransactions_Fail() => await TransactionFailsAsync(
        static (offsets, log) => new(offsets, log) { MixesTransactions = true },
        "Transaction_TwoUsersOfOneStream_DoNotMix");

    [Fact]
    public async Task TransactionCases_FlushesOnDispose_Fail() => await TransactionFailsAsync(
        static (offsets, log) => new(offsets, log) { FlushesOnDispose = true },
        "Transaction_UncommittedWhenReopened_ShowsNothing");

    private static async Task PlainFailsAsync(Func<DeliveryLog, BrokenRecordSink> make, params IReadOnlyList<string> names) =>
        Assert.Empty(names.Except((await PlainFailuresOf(make)).Keys));

    private static async Task TransactionFailsAsync(Func<IOffsetStore, DeliveryLog, BrokenTransactionalSink> make, params IReadOnlyList<string> names) =>
        Assert.Empty(names.Except((await TransactionFailuresOf(make)).Keys));

    private static Task<IReadOnlyDictionary<string, string>> PlainFailuresOf(Func<DeliveryLog, BrokenRecordSink> make) =>
        Suite.FailuresAsync(RecordSinkCompliance.All, () => () => new(new InMemoryFixture((_, log) => make(log))));

    private static Task<IReadOnlyDictionary<string, string>> TransactionFailuresOf(Func<IOffsetStore, DeliveryLog, BrokenTransactionalSink> make) =>
        Suite.FailuresAsync(RecordSinkCompliance.All, () => () => new(new InMemoryFixture((offsets, log) => make(offsets, log))));
}
