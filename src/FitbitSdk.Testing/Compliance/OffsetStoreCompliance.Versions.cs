using NodaTime;
using Run = FitbitSdk.Testing.ComplianceRun<FitbitSdk.IOffsetStore>;

namespace FitbitSdk.Testing;

/// <content>Of several writers one wins, and the others are told.</content>
public static partial class OffsetStoreCompliance
{
    private const int Rounds = 12;
    private const int Racers = 8;

    private static async Task TryAdvance_EachWrite_RaisesVersionByOne(Run run)
    {
        IOffsetStore store = await run.OpenAsync().ConfigureAwait(false);
        SyncOffset? stored = null;
        for (int i = 1; i <= 5; i++)
        {
            stored = await WriteAsync(run, store, Key, stored, Counted(i)).ConfigureAwait(false);

            run.Same(i, stored.Version, $"version returned by write {i}");
            run.Same(i, (await ReadAsync(store, Key).ConfigureAwait(false))?.Version, $"version read after write {i}");
        }
    }

    private static async Task TryAdvance_VersionInNext_IsIgnored(Run run)
    {
        IOffsetStore store = await run.OpenAsync().ConfigureAwait(false);

        SyncOffset first = await WriteAsync(run, store, Key, null, Counted(1) with { Version = 77 }).ConfigureAwait(false);
        SyncOffset second = await WriteAsync(run, store, Key, first, Counted(2) with { Version = 0 }).ConfigureAwait(false);

        run.Same((1L, 2L), (first.Version, second.Version), "versions of two writes");
    }

    private static async Task TryAdvance_NullExpectedButStored_Loses(Run run)
    {
        IOffsetStore store = await run.OpenAsync().ConfigureAwait(false);
        SyncOffset stored = await WriteAsync(run, store, Key, null, Counted(1)).ConfigureAwait(false);

        await LosesAsync(run, store, null, stored, "though an offset was stored and none was expected").ConfigureAwait(false);
    }

    private static async Task TryAdvance_ExpectedButNothingStored_Loses(Run run)
    {
        IOffsetStore store = await run.OpenAsync().ConfigureAwait(false);

        SyncOffset? second = await store.TryAdvanceAsync(Key, Counted(1) with { Version = 1 }, Counted(2), CancellationToken.None).ConfigureAwait(false);

        run.That(second is null, "a write won, though version 1 was expected and nothing was stored.");
        run.That(await ReadAsync(store, Key).ConfigureAwait(false) is null, "a write that lost left something behind.");
    }

    private static async Task TryAdvance_StaleExpected_Loses(Run run)
    {
        IOffsetStore store = await run.OpenAsync().ConfigureAwait(false);
        SyncOffset first = await WriteAsync(run, store, Key, null, Counted(1)).ConfigureAwait(false);
        SyncOffset second = await WriteAsync(run, store, Key, first, Counted(2)).ConfigureAwait(false);

        await LosesAsync(run, store, first, second, "though version 1 was expected and version 2 stored").ConfigureAwait(false);
        await LosesAsync(run, store, second with { Version = 3 }, second, "though version 3 was expected and version 2 stored").ConfigureAwait(false);
    }

    private static async Task TryAdvance_RacersForAFirstWrite_OneWins(Run run)
    {
        IOffsetStore store = await run.OpenAsync().ConfigureAwait(false);
        for (int round = 0; round < Rounds; round++)
        {
            await RaceAsync(run, store, Key with { Account = Account with { Version = round } }, null).ConfigureAwait(false);
        }
    }

    private static async Task TryAdvance_RacersForANextWrite_OneWins(Run run)
    {
        IOffsetStore store = await run.OpenAsync().ConfigureAwait(false);
        SyncOffset stored = await WriteAsync(run, store, Key, null, Counted(999)).ConfigureAwait(false);
        for (int round = 0; round < Rounds; round++)
        {
            stored = await RaceAsync(run, store, Key, stored).ConfigureAwait(false);
        }
    }

    private static async Task TryAdvance_ManyWritersThatTryAgain_LoseNoWrite(Run run)
    {
        const int Writers = 4;
        const int Writes = 10;
        IOffsetStore store = await run.OpenAsync().ConfigureAwait(false);

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            for (int written = 0; written < Writes;)
            {
                SyncOffset? seen = await ReadAsync(store, Key).ConfigureAwait(false);
                SyncOffset next = Counted((seen?.Pause?.Count ?? 0) + 1);
                written += await store.TryAdvanceAsync(Key, seen, next, CancellationToken.None).ConfigureAwait(false) is null ? 0 : 1;
            }
        }))).ConfigureAwait(false);

        await HoldsAsync(run, store, Key, Counted(Writers * Writes) with { Version = Writers * Writes }, $"after {Writers * Writes} writes that each added one").ConfigureAwait(false);
    }

    private static async Task LosesAsync(Run run, IOffsetStore store, SyncOffset? expected, SyncOffset stored, string why)
    {
        SyncOffset? won = await store.TryAdvanceAsync(Key, expected, Counted(500), CancellationToken.None).ConfigureAwait(false);

        run.That(won is null, $"a write won, {why}.");
        await HoldsAsync(run, store, Key, stored, "after a write that lost").ConfigureAwait(false);
    }

    private static async Task<SyncOffset> RaceAsync(Run run, IOffsetStore store, OffsetKey key, SyncOffset? expected)
    {
        SyncOffset?[] results = await Task.WhenAll(Enumerable.Range(1, Racers).Select(racer =>
            Task.Run(async () => await store.TryAdvanceAsync(key, expected, Counted(racer), CancellationToken.None).ConfigureAwait(false)))).ConfigureAwait(false);

        SyncOffset[] winners = [.. results.OfType<SyncOffset>()];
        run.Same(1, winners.Length, $"winners among {Racers} racers that expected the same");
        Equal(run, Counted(Array.IndexOf(results, winners[0]) + 1) with { Version = (expected?.Version ?? 0) + 1 }, winners[0], "in what the winner was given");
        await HoldsAsync(run, store, key, winners[0], "after a race").ConfigureAwait(false);
        return winners[0];
    }
}
