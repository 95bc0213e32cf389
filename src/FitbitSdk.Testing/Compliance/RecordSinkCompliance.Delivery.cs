using FitbitSdk.Records;
using static FitbitSdk.Testing.SampleBatches;
using Run = FitbitSdk.Testing.ComplianceRun<FitbitSdk.Testing.IRecordSinkFixture>;

namespace FitbitSdk.Testing;

/// <content>What is acknowledged reaches the receiver: whole, once and in order.</content>
public static partial class RecordSinkCompliance
{
    private static readonly UserKey Anna = TestUsers.Anna;
    private static readonly UserKey Bela = TestUsers.Bela;

    private static Task Open_NothingWritten_DeliversNothing(Run run) => WithAsync(run, static driver => driver.ReceivedAsync("before anything was written"));

    private static Task Write_BatchesOfEachRecordType_ReachTheReceiver(Run run) => WithAsync(run, static async driver =>
    {
        await driver.DeliverAsync(HeartRate(Anna, first: 0, count: 30)).ConfigureAwait(false);
        await driver.DeliverAsync(Steps(Anna, first: 0, count: 20)).ConfigureAwait(false);
        await driver.DeliverAsync(Sleep(Anna, first: 0, count: 3)).ConfigureAwait(false);

        await driver.ReceivedAsync("after a batch of each record type").ConfigureAwait(false);
    });

    private static Task Write_SeveralBatchesOfAStream_KeepTheirOrder(Run run) => WithAsync(run, static async driver =>
    {
        // Backwards, as a backfill goes: whoever sorts by time is found out.
        for (int i = 9; i >= 0; i--)
        {
            await driver.DeliverAsync(HeartRate(Anna, first: i * 100, count: 10), HeartRate(Anna, first: (i * 100) + 50, count: 10)).ConfigureAwait(false);
        }

        await driver.ReceivedAsync("after ten deliveries of two batches").ConfigureAwait(false);
    });

    private static Task Write_UsersAndStreamsInTurn_KeepTheOrderOfEach(Run run) => WithAsync(run, static async driver =>
    {
        for (int i = 0; i < 5; i++)
        {
            foreach (UserKey user in new[] { Anna, Bela })
            {
                await driver.DeliverAsync(HeartRate(user, first: i * 100, count: 10)).ConfigureAwait(false);
                await driver.DeliverAsync(Steps(user, first: i * 100, count: 10)).ConfigureAwait(false);
                await driver.DeliverAsync(Sleep(user, first: i * 2, count: 2)).ConfigureAwait(false);
            }
        }

        await driver.ReceivedAsync("after deliveries of two users and three streams in turn").ConfigureAwait(false);
    });

    private static Task Write_UsersAtTheSameTime_KeepTheOrderOfEach(Run run) => WithAsync(run, static async driver =>
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(number => Task.Run(async () =>
        {
            UserKey user = new($"user-{number}");
            for (int i = 0; i < 10; i++)
            {
                await driver.DeliverAsync(HeartRate(user, first: i * 100, count: 20)).ConfigureAwait(false);
                await driver.DeliverAsync(Steps(user, first: i * 100, count: 20)).ConfigureAwait(false);
            }
        }))).ConfigureAwait(false);

        await driver.ReceivedAsync("after deliveries of four users at the same time").ConfigureAwait(false);
    });

    private static Task Write_LargeBatch_ReachesTheReceiver(Run run) => WithAsync(run, static async driver =>
    {
        await driver.DeliverAsync(HeartRate(Anna, first: 0, count: 20_000)).ConfigureAwait(false);

        await driver.ReceivedAsync("after a batch of 20,000 records").ConfigureAwait(false);
    });

    private static Task Write_EqualTimes_AreKeptApart(Run run) => WithAsync(run, static async driver =>
    {
        await driver.DeliverAsync(HeartRateWithEqualTimes(Anna, first: 0)).ConfigureAwait(false);

        await driver.ReceivedAsync("after a batch with equal times").ConfigureAwait(false);
    });

    private static Task Write_Correction_FollowsWhatItCorrects(Run run) => WithAsync(run, static async driver =>
    {
        await driver.DeliverAsync(HeartRate(Anna, first: 0, count: 10)).ConfigureAwait(false);
        await driver.DeliverAsync(HeartRate(Anna, first: 3, count: 2, revision: 1)).ConfigureAwait(false);
        await driver.DeliverAsync(HeartRate(Anna, first: 3, count: 1, revision: 2)).ConfigureAwait(false);

        await driver.ReceivedAsync("after two corrections").ConfigureAwait(false);
    });

    private static Task Write_SameBatchAgain_IsNotRefused(Run run) => WithAsync(run, static async driver =>
    {
        // A repeat may follow any unknown outcome. Whether the receiver then has it twice is a matter between the two; here only the
        // answers are looked at, and that what comes later is not held up.
        await driver.DeliverAsync(Sleep(Anna, first: 0, count: 2)).ConfigureAwait(false);
        await driver.DeliverAsync(Sleep(Anna, first: 0, count: 2)).ConfigureAwait(false);
        await driver.DeliverAsync(Steps(Bela, first: 0, count: 2)).ConfigureAwait(false);
    });

    private static Task Write_Retraction_ReachesTheReceiver(Run run) => WithAsync(run, static async driver =>
    {
        await driver.DeliverAsync(Sleep(Anna, first: 0, count: 4)).ConfigureAwait(false);
        await driver.DeliverAsync(SleepRetracted(Anna, first: 1, count: 2)).ConfigureAwait(false);
        await driver.DeliverAsync(Sleep(Anna, first: 9, count: 1)).ConfigureAwait(false);

        await driver.ReceivedAsync("after a retraction").ConfigureAwait(false);
    });

    private static Task Write_RetractionBeforeAnyRecord_ReachesTheReceiver(Run run) => WithAsync(run, static async driver =>
    {
        // As in an output that was moved away: the schema has to be written though no record is.
        await driver.DeliverAsync(SleepRetracted(Anna, first: 1, count: 1)).ConfigureAwait(false);
        await driver.DeliverAsync(Sleep(Anna, first: 2, count: 1)).ConfigureAwait(false);

        await driver.ReceivedAsync("after a retraction without records before it").ConfigureAwait(false);
    });

    private static Task Write_RecordBackAfterItsRetraction_ReachesTheReceiver(Run run) => WithAsync(run, static async driver =>
    {
        await driver.DeliverAsync(Sleep(Anna, first: 0, count: 2)).ConfigureAwait(false);
        await driver.DeliverAsync(SleepRetracted(Anna, first: 0, count: 2), Sleep(Anna, first: 2, count: 1)).ConfigureAwait(false);
        await driver.DeliverAsync(Sleep(Anna, first: 1, count: 1)).ConfigureAwait(false);

        await driver.ReceivedAsync("after a record came back as it was").ConfigureAwait(false);
    });

    private static Task Write_RangeReplaced_ReachesTheReceiverBeforeItsRecords(Run run) => WithAsync(run, static async driver =>
    {
        await driver.DeliverAsync(HeartRate(Anna, first: 0, count: 60)).ConfigureAwait(false);
        await driver.DeliverAsync(HeartRateReplaced(Anna, first: 20, count: 15), HeartRate(Anna, first: 60, count: 5)).ConfigureAwait(false);
        await driver.DeliverAsync(HeartRateReplaced(Anna, first: 40, count: 1)).ConfigureAwait(false);

        await driver.ReceivedAsync("after two spans were replaced").ConfigureAwait(false);
    });

    private static Task Write_RangeReplacedByNothing_ReachesTheReceiver(Run run) => WithAsync(run, static async driver =>
    {
        await driver.DeliverAsync(HeartRate(Anna, first: 0, count: 30)).ConfigureAwait(false);
        await driver.DeliverAsync(HeartRateReplaced(Anna, first: 10, count: 0)).ConfigureAwait(false);

        await driver.ReceivedAsync("after a span was replaced by nothing").ConfigureAwait(false);
    });

    private static Task Write_UsersEasilyMixedUp_AreKeptApart(Run run) => WithAsync(run, static async driver =>
    {
        for (int i = 0; i < 2; i++)
        {
            foreach (UserKey user in TestUsers.EasilyMixedUp)
            {
                await driver.DeliverAsync(HeartRate(user, first: i * 10, count: 3)).ConfigureAwait(false);
                await driver.DeliverAsync(HeartRateReplaced(user, first: i * 10, count: 1)).ConfigureAwait(false);
            }
        }

        await driver.ReceivedAsync("after deliveries of users that are easily mixed up").ConfigureAwait(false);
    });

    private static Task Write_ExtremeValues_ReachTheReceiver(Run run) => WithAsync(run, static async driver =>
    {
        await driver.DeliverAsync(ExtremeHeartRate(Anna)).ConfigureAwait(false);
        await driver.DeliverAsync(ExtremeSleep(Anna)).ConfigureAwait(false);
        await driver.DeliverAsync(HeartRate(Anna, first: 0, count: 1)).ConfigureAwait(false);

        await driver.ReceivedAsync("after extreme values").ConfigureAwait(false);
    });

    private static Task Write_CancelledBeforeTheStart_WritesNothing(Run run) => WithAsync(run, async driver =>
    {
        using RecordBatch batch = HeartRate(Anna, first: 0, count: 5);
        OffsetKey key = SinkDriver.KeyOf(Anna, StreamId.HeartRate);
        if (driver.Sink is ITransactionalSink transactional)
        {
            await CancelsAsync(run, async token => await (await transactional.BeginAsync(key, token).ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false), "BeginAsync").ConfigureAwait(false);
            ISinkTransaction transaction = await transactional.BeginAsync(key, CancellationToken.None).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                await CancelsAsync(run, async token => await transaction.WriteAsync(batch, token).ConfigureAwait(false), "WriteAsync of a transaction").ConfigureAwait(false);
            }
        }
        else
        {
            await CancelsAsync(run, async token => await driver.Sink.WriteAsync(batch, token).ConfigureAwait(false), "WriteAsync").ConfigureAwait(false);
        }

        await driver.ReceivedAsync("after a write that was cancelled before it began").ConfigureAwait(false);
        await driver.DeliverAsync(HeartRate(Anna, first: 100, count: 5)).ConfigureAwait(false);
        await driver.ReceivedAsync("after a cancelled write and another").ConfigureAwait(false);
    });

    private static Task Reopen_AfterWrites_KeepsThemAndGoesOn(Run run) => WithAsync(run, static async driver =>
    {
        for (int i = 0; i < 3; i++)
        {
            await driver.DeliverAsync(HeartRate(Anna, first: i * 100, count: 10)).ConfigureAwait(false);
            await driver.DeliverAsync(Sleep(Bela, first: i * 2, count: 2)).ConfigureAwait(false);
            await driver.ReopenAsync().ConfigureAwait(false);
            await driver.ReceivedAsync($"after {i + 1} openings").ConfigureAwait(false);
        }
    });

    private static Task Dispose_Twice_DoesNothing(Run run) => WithAsync(run, static async driver =>
    {
        await driver.DeliverAsync(HeartRate(Anna, first: 0, count: 5)).ConfigureAwait(false);

        await driver.Sink.DisposeAsync().ConfigureAwait(false);
        await driver.Sink.DisposeAsync().ConfigureAwait(false);

        await driver.ReceivedAsync("after the sink was disposed of twice").ConfigureAwait(false);
    });

    private static Task Dispose_NothingWritten_DoesNothing(Run run) => WithAsync(run, static async driver =>
    {
        await driver.Sink.DisposeAsync().ConfigureAwait(false);

        await driver.ReceivedAsync("after a sink was closed unused").ConfigureAwait(false);
    });
}
