using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Testing;

/// <summary>Writes to a sink as a sync does, with or without transactions, and knows what its receiver must then have.</summary>
internal sealed class SinkDriver(ComplianceRun<IRecordSinkFixture> run, IRecordSinkFixture fixture, IRecordSink sink) : IAsyncDisposable
{
    private readonly Lock _gate = new();

    /// <summary>What a receiver must have, by user and stream.</summary>
    private readonly Dictionary<(UserKey User, StreamId Stream), List<DeliveredRecord>> _expected = [];

    public IRecordSink Sink { get; private set; } = sink;

    public IOffsetStore Offsets => fixture.Offsets;

    public static OffsetKey KeyOf(UserKey user, StreamId stream) => new(new(ProviderId.Fitbit, user, 0), stream);

    /// <summary>Gives an offset that differs from every other one in a member that no sink touches.</summary>
    public static SyncOffset Numbered(int number) => new() { HeadReadAt = Instant.FromUtc(2026, 3, 14, 12, 0) + Duration.FromSeconds(number) };

    /// <summary>Delivers batches of one user and stream, and disposes of each right after its write, as a sync does.</summary>
    public async Task DeliverAsync(params IReadOnlyList<RecordBatch> batches)
    {
        OffsetKey key = KeyOf(batches[0].Origin.User, batches[0].Origin.Stream);
        if (Sink is not ITransactionalSink transactional)
        {
            foreach (RecordBatch batch in batches)
            {
                IReadOnlyList<DeliveredRecord> seen = SampleBatches.Seen(batch);
                Acknowledged(await WriteOnceAsync(Sink.WriteAsync, batch).ConfigureAwait(false));
                Expect(key, seen);
            }

            return;
        }

        SyncOffset? before = await StoredAsync(key).ConfigureAwait(false);
        ISinkTransaction transaction = await transactional.BeginAsync(key, CancellationToken.None).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            List<DeliveredRecord> seen = [];
            foreach (RecordBatch batch in batches)
            {
                seen.AddRange(SampleBatches.Seen(batch));
                Acknowledged(await WriteOnceAsync(transaction.WriteAsync, batch).ConfigureAwait(false));
            }

            run.Present(await transaction.CommitAsync(before, Numbered((int)(before?.Version ?? 0)), CancellationToken.None).ConfigureAwait(false),
                "a commit was refused, though nobody else advanced the offset.");
            Expect(key, seen);
        }
    }

    /// <summary>Writes a batch whose delivery is not to be expected, because its transaction will not be committed.</summary>
    public async Task WriteInVainAsync(ISinkTransaction transaction, RecordBatch batch) =>
        Acknowledged(await WriteOnceAsync(transaction.WriteAsync, batch).ConfigureAwait(false));

    /// <summary>Adds what a transaction delivered that a case drives itself.</summary>
    public void Expect(OffsetKey key, IReadOnlyList<DeliveredRecord> seen)
    {
        lock (_gate)
        {
            (UserKey, StreamId) group = (key.Account.User, key.Stream!);
            if (!_expected.TryGetValue(group, out List<DeliveredRecord>? all))
            {
                _expected[group] = all = [];
            }

            all.AddRange(seen);
        }
    }

    public async Task<SyncOffset?> StoredAsync(OffsetKey key) =>
        (await fixture.Offsets.GetAsync(key.Account, CancellationToken.None).ConfigureAwait(false)).GetValueOrDefault(key);

    /// <summary>Closes the sink and opens another over the same output.</summary>
    public async Task ReopenAsync()
    {
        await Sink.DisposeAsync().ConfigureAwait(false);
        Sink = await fixture.OpenAsync().ConfigureAwait(false);
    }

    /// <summary>Reads back, and compares in order within each user and stream; among those any order will do.</summary>
    public async Task ReceivedAsync(string when)
    {
        IReadOnlyList<DeliveredRecord> received = await fixture.ReadBackAsync().ConfigureAwait(false);
        Dictionary<DeliveredRecord, (UserKey User, StreamId Stream)> groups = [];
        foreach (((UserKey User, StreamId Stream) group, List<DeliveredRecord> all) in _expected)
        {
            foreach (DeliveredRecord one in all)
            {
                groups[one] = group;
            }
        }

        Dictionary<(UserKey User, StreamId Stream), int> next = [];
        foreach (DeliveredRecord one in received)
        {
            if (!groups.TryGetValue(one, out (UserKey User, StreamId Stream) group))
            {
                throw run.Failure($"{when}, the receiver has {one}, which was never delivered to it.");
            }

            List<DeliveredRecord> all = _expected[group];
            int index = next.GetValueOrDefault(group);
            run.That(index < all.Count, $"{when}, the receiver has {one} after all {all.Count} deliveries of {group.Stream} for {group.User}: it came twice.");
            run.That(all[index] == one, $"{when}, delivery {index} of {group.Stream} for {group.User}: expected {all[index]}, found {one}.");
            next[group] = index + 1;
        }

        foreach (((UserKey User, StreamId Stream) group, List<DeliveredRecord> all) in _expected)
        {
            int found = next.GetValueOrDefault(group);
            run.That(found == all.Count, $"{when}, the receiver has {found} of {all.Count} deliveries of {group.Stream} for {group.User}.");
        }
    }

    public ValueTask DisposeAsync() => Sink.DisposeAsync();

    private static async Task<WriteResult> WriteOnceAsync(Func<RecordBatch, CancellationToken, ValueTask<WriteResult>> write, RecordBatch batch)
    {
        using (batch)
        {
            return await write(batch, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private void Acknowledged(WriteResult result)
    {
        if (!result.AllAcknowledged)
        {
            throw run.Failure("a write without any fault was answered with "
                + (result.IsUnknown ? "unknown." : $"{result.Rejected.Count} refused records, the first because: {result.Rejected[0].Reason}."));
        }
    }
}
