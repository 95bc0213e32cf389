using FitbitSdk.Records;
using static FitbitSdk.Testing.SampleBatches;
using Run = FitbitSdk.Testing.ComplianceRun<FitbitSdk.Testing.IRecordSinkFixture>;

namespace FitbitSdk.Testing;

/// <content>Records and offset are one: both or neither.</content>
public static partial class RecordSinkCompliance
{
    private static OffsetKey AnnasHeart => SinkDriver.KeyOf(Anna, StreamId.HeartRate);

    private static Task Transaction_DisposedOfWithoutCommit_WritesNothing(Run run) => WithTransactionsAsync(run, async (driver, sink) =>
    {
        await RollBackAsync(driver, sink, HeartRate(Anna, first: 0, count: 10)).ConfigureAwait(false);

        await driver.ReceivedAsync("after a first transaction that was disposed of").ConfigureAwait(false);
        run.That(await driver.StoredAsync(AnnasHeart).ConfigureAwait(false) is null, "a transaction that was not committed advanced the offset.");
    });

    private static Task Transaction_RolledBackBetweenCommits_LeavesBoth(Run run) => WithTransactionsAsync(run, async (driver, sink) =>
    {
        await driver.DeliverAsync(HeartRate(Anna, first: 0, count: 10)).ConfigureAwait(false);
        SyncOffset? before = await driver.StoredAsync(AnnasHeart).ConfigureAwait(false);

        await RollBackAsync(driver, sink, HeartRate(Anna, first: 100, count: 500), HeartRateReplaced(Anna, first: 3, count: 2)).ConfigureAwait(false);

        await driver.ReceivedAsync("after a transaction that was disposed of").ConfigureAwait(false);
        Equal(run, before, await driver.StoredAsync(AnnasHeart).ConfigureAwait(false), "after a transaction that was disposed of");
        await driver.DeliverAsync(HeartRate(Anna, first: 200, count: 10)).ConfigureAwait(false);
        await driver.ReceivedAsync("after another was committed").ConfigureAwait(false);
    });

    private static Task Transaction_Committed_AdvancesTheOffset(Run run) => WithTransactionsAsync(run, async (driver, sink) =>
    {
        SyncOffset? stored = null;
        for (int i = 1; i <= 3; i++)
        {
            ISinkTransaction transaction = await sink.BeginAsync(AnnasHeart, CancellationToken.None).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                RecordBatch batch = HeartRate(Anna, first: i * 100, count: 10);
                IReadOnlyList<DeliveredRecord> seen = Seen(batch);
                await driver.WriteInVainAsync(transaction, batch).ConfigureAwait(false);
                Equal(run, stored, await driver.StoredAsync(AnnasHeart).ConfigureAwait(false), "before the commit");

                SyncOffset next = SinkDriver.Numbered(i) with { Digest = new byte[] { 1, 2, 3 } };
                stored = run.Present(await transaction.CommitAsync(stored, next, CancellationToken.None).ConfigureAwait(false), "a commit was refused, though the offset was the expected one.");

                Equal(run, next with { Version = i, SinkPosition = stored.SinkPosition }, stored, "in what the commit returned");
                Equal(run, stored, await driver.StoredAsync(AnnasHeart).ConfigureAwait(false), "after the commit");
                driver.Expect(AnnasHeart, seen);
            }

            await driver.ReceivedAsync($"after commit {i}").ConfigureAwait(false);
            Equal(run, stored, await driver.StoredAsync(AnnasHeart).ConfigureAwait(false), "after the committed transaction was disposed of");
        }
    });

    private static Task Transaction_CommittedWithAStaleOffset_WritesNothing(Run run) => WithTransactionsAsync(run, async (driver, sink) =>
    {
        await driver.DeliverAsync(HeartRate(Anna, first: 0, count: 10)).ConfigureAwait(false);
        SyncOffset? stale = await driver.StoredAsync(AnnasHeart).ConfigureAwait(false);
        await driver.DeliverAsync(HeartRate(Anna, first: 100, count: 10)).ConfigureAwait(false);

        await LosesAsync(run, driver, sink, stale, beforeCommit: null).ConfigureAwait(false);
        await LosesAsync(run, driver, sink, expected: null, beforeCommit: null).ConfigureAwait(false);

        await driver.DeliverAsync(HeartRate(Anna, first: 300, count: 10)).ConfigureAwait(false);
        await driver.ReceivedAsync("after two commits that lost and one that won").ConfigureAwait(false);
    });

    private static Task Transaction_CommittedAfterSomeoneElseAdvanced_WritesNothing(Run run) => WithTransactionsAsync(run, async (driver, sink) =>
    {
        await driver.DeliverAsync(HeartRate(Anna, first: 0, count: 10)).ConfigureAwait(false);
        SyncOffset stored = run.Present(await driver.StoredAsync(AnnasHeart).ConfigureAwait(false), "a commit stored no offset.");

        // The other one moves the offset between this one's first write and its commit, and leaves the sink's position alone.
        await LosesAsync(run, driver, sink, stored, async () => run.Present(
            await driver.Offsets.TryAdvanceAsync(AnnasHeart, stored, stored with { SweptAt = SinkDriver.Numbered(77).HeadReadAt }, CancellationToken.None).ConfigureAwait(false),
            "the offset store of the fixture refused a write.")).ConfigureAwait(false);

        await driver.DeliverAsync(HeartRate(Anna, first: 300, count: 10)).ConfigureAwait(false);
        await driver.ReceivedAsync("after a commit that lost and one that won").ConfigureAwait(false);
    });

    private static Task Transaction_CommittedWithoutRecords_KeepsTheSinkPosition(Run run) => WithTransactionsAsync(run, async (driver, sink) =>
    {
        await driver.DeliverAsync(HeartRate(Anna, first: 0, count: 10)).ConfigureAwait(false);
        SyncOffset stored = run.Present(await driver.StoredAsync(AnnasHeart).ConfigureAwait(false), "a commit stored no offset.");

        SyncOffset? empty;
        ISinkTransaction transaction = await sink.BeginAsync(AnnasHeart, CancellationToken.None).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            empty = await transaction.CommitAsync(stored, SinkDriver.Numbered(50), CancellationToken.None).ConfigureAwait(false);
        }

        SyncOffset expected = SinkDriver.Numbered(50) with { Version = stored.Version + 1, SinkPosition = stored.SinkPosition };
        Equal(run, expected, empty, "in what the commit of an empty transaction returned");
        Equal(run, expected, await driver.StoredAsync(AnnasHeart).ConfigureAwait(false), "after an empty transaction");
        await driver.ReopenAsync().ConfigureAwait(false);
        await driver.DeliverAsync(HeartRate(Anna, first: 100, count: 10)).ConfigureAwait(false);
        await driver.ReceivedAsync("after an empty transaction, opening again and another delivery").ConfigureAwait(false);
    });

    private static Task Transaction_CancelledBeforeCommit_WritesNothing(Run run) => WithTransactionsAsync(run, async (driver, sink) =>
    {
        ISinkTransaction transaction = await sink.BeginAsync(AnnasHeart, CancellationToken.None).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await driver.WriteInVainAsync(transaction, HeartRate(Anna, first: 0, count: 10)).ConfigureAwait(false);

            await CancelsAsync(run, async token => await transaction.CommitAsync(null, SinkDriver.Numbered(1), token).ConfigureAwait(false), "CommitAsync").ConfigureAwait(false);
        }

        await driver.ReceivedAsync("after a commit that was cancelled before it began").ConfigureAwait(false);
        run.That(await driver.StoredAsync(AnnasHeart).ConfigureAwait(false) is null, "a commit that was cancelled before it began advanced the offset.");
        await driver.DeliverAsync(HeartRate(Anna, first: 100, count: 10)).ConfigureAwait(false);
        await driver.ReceivedAsync("after a cancelled commit and another delivery").ConfigureAwait(false);
    });

    private static Task Transaction_DisposedOfTwice_DoesNothing(Run run) => WithTransactionsAsync(run, static async (driver, sink) =>
    {
        ISinkTransaction transaction = await sink.BeginAsync(AnnasHeart, CancellationToken.None).ConfigureAwait(false);
        await driver.WriteInVainAsync(transaction, HeartRate(Anna, first: 0, count: 10)).ConfigureAwait(false);
        await transaction.DisposeAsync().ConfigureAwait(false);
        await driver.DeliverAsync(HeartRate(Anna, first: 100, count: 10)).ConfigureAwait(false);

        await transaction.DisposeAsync().ConfigureAwait(false);

        await driver.DeliverAsync(HeartRate(Anna, first: 200, count: 10)).ConfigureAwait(false);
        await driver.ReceivedAsync("after a transaction was disposed of again while later ones were done").ConfigureAwait(false);
    });

    private static Task Transaction_TwoUsersOfOneStream_DoNotMix(Run run) => WithTransactionsAsync(run, async (driver, sink) =>
    {
        // Whether the two take turns or run side by side is the sink's affair.
        OffsetKey belas = SinkDriver.KeyOf(Bela, StreamId.HeartRate);
        await Task.WhenAll(
            Task.Run(async () =>
            {
                for (int i = 0; i < 10; i++)
                {
                    await driver.DeliverAsync(HeartRate(Anna, first: i * 100, count: 20), HeartRate(Anna, first: (i * 100) + 50, count: 20)).ConfigureAwait(false);
                }
            }),
            Task.Run(async () =>
            {
                for (int i = 0; i < 10; i++)
                {
                    await RollBackAsync(driver, sink, belas, HeartRate(Bela, first: i * 100, count: 20), HeartRate(Bela, first: (i * 100) + 50, count: 20)).ConfigureAwait(false);
                }
            })).ConfigureAwait(false);

        await driver.ReceivedAsync("after one user's commits and another's transactions that were disposed of").ConfigureAwait(false);
        run.That(await driver.StoredAsync(belas).ConfigureAwait(false) is null, "one user's commit advanced another's offset.");
        await driver.DeliverAsync(HeartRate(Bela, first: 0, count: 20)).ConfigureAwait(false);
        await driver.ReceivedAsync("after the other user's first commit").ConfigureAwait(false);
    });

    private static Task Transaction_UncommittedWhenReopened_ShowsNothing(Run run) => WithTransactionsAsync(run, static async (driver, sink) =>
    {
        await driver.DeliverAsync(HeartRate(Anna, first: 0, count: 10)).ConfigureAwait(false);
        await driver.DeliverAsync(HeartRate(Bela, first: 0, count: 10)).ConfigureAwait(false);

        await AbandonAsync(driver, sink).ConfigureAwait(false);

        await driver.DeliverAsync(HeartRate(Anna, first: 200, count: 10)).ConfigureAwait(false);
        await driver.ReceivedAsync("after a process ended within a transaction, and the next one delivered").ConfigureAwait(false);
    });

    private static Task Transaction_FirstOneUncommittedWhenReopened_ShowsNothing(Run run) => WithTransactionsAsync(run, static async (driver, sink) =>
    {
        await AbandonAsync(driver, sink).ConfigureAwait(false);

        await driver.DeliverAsync(HeartRate(Anna, first: 200, count: 10)).ConfigureAwait(false);
        await driver.ReceivedAsync("after a process ended within its first transaction, and the next one delivered").ConfigureAwait(false);
    });

    private static Task RollBackAsync(SinkDriver driver, ITransactionalSink sink, params IReadOnlyList<RecordBatch> batches) => RollBackAsync(driver, sink, AnnasHeart, batches);

    private static async Task RollBackAsync(SinkDriver driver, ITransactionalSink sink, OffsetKey key, params IReadOnlyList<RecordBatch> batches)
    {
        ISinkTransaction transaction = await sink.BeginAsync(key, CancellationToken.None).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            foreach (RecordBatch batch in batches)
            {
                await driver.WriteInVainAsync(transaction, batch).ConfigureAwait(false);
            }
        }
    }

    private static async Task AbandonAsync(SinkDriver driver, ITransactionalSink sink)
    {
        // What a sink holds beyond its last commit is its own affair until it is used again: a receiver reads what is committed.
        ISinkTransaction abandoned = await sink.BeginAsync(AnnasHeart, CancellationToken.None).ConfigureAwait(false);
        await driver.WriteInVainAsync(abandoned, HeartRate(Anna, first: 100, count: 500)).ConfigureAwait(false);
        await driver.WriteInVainAsync(abandoned, HeartRateReplaced(Anna, first: 1, count: 3)).ConfigureAwait(false);
        await driver.ReopenAsync().ConfigureAwait(false);
    }

    private static async Task LosesAsync(Run run, SinkDriver driver, ITransactionalSink sink, SyncOffset? expected, Func<Task>? beforeCommit)
    {
        SyncOffset? others;
        ISinkTransaction transaction = await sink.BeginAsync(AnnasHeart, CancellationToken.None).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await driver.WriteInVainAsync(transaction, HeartRate(Anna, first: 500, count: 10)).ConfigureAwait(false);
            await (beforeCommit?.Invoke() ?? Task.CompletedTask).ConfigureAwait(false);
            others = await driver.StoredAsync(AnnasHeart).ConfigureAwait(false);

            SyncOffset? won = await transaction.CommitAsync(expected, SinkDriver.Numbered(99), CancellationToken.None).ConfigureAwait(false);

            run.That(won is null, "a commit won, though the offset was not the expected one any more.");
        }

        Equal(run, others, await driver.StoredAsync(AnnasHeart).ConfigureAwait(false), "after a commit that lost");
        await driver.ReceivedAsync("after a commit that lost").ConfigureAwait(false);
    }

    private static void Equal(Run run, SyncOffset? expected, SyncOffset? found, string when)
    {
        run.That((expected is null) == (found is null), $"{when}, {(expected is null ? "an offset is stored, where none was expected" : "no offset is stored")}.");
        if (expected is not null && found is not null && OffsetDifference.Find(expected, found) is { } difference)
        {
            throw run.Failure($"{when}, {difference}");
        }
    }
}
