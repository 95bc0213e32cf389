using Run = FitbitSdk.Testing.ComplianceRun<FitbitSdk.ITokenStore>;

namespace FitbitSdk.Testing;

/// <content>What is left after a removal, and after the store is opened again.</content>
public static partial class TokenStoreCompliance
{
    private static async Task Remove_Key_LeavesOthers(Run run)
    {
        TokenKey[] keys = [.. KeysThatDifferInOnePart, .. TestUsers.EasilyMixedUp.Skip(1).Select(static user => Key with { User = user })];
        ITokenStore store = await run.OpenAsync().ConfigureAwait(false);
        await WriteEachAsync(run, store, keys).ConfigureAwait(false);

        await store.RemoveAsync(Key, CancellationToken.None).ConfigureAwait(false);

        run.That(await ReadAsync(store, Key).ConfigureAwait(false) is null, "what was removed is still stored.");
        await HoldEachAsync(run, store, keys, skip: 1).ConfigureAwait(false);
    }

    private static async Task Remove_NothingStored_DoesNothing(Run run)
    {
        ITokenStore store = await run.OpenAsync().ConfigureAwait(false);

        await store.RemoveAsync(Key, CancellationToken.None).ConfigureAwait(false);

        run.That(await ReadAsync(store, Key).ConfigureAwait(false) is null, "RemoveAsync left something behind.");
    }

    private static async Task Remove_ThenFirstWrite_Succeeds(Run run)
    {
        ITokenStore store = await run.OpenAsync().ConfigureAwait(false);
        await WriteAsync(run, store, Key, null, Numbered(1)).ConfigureAwait(false);
        await store.RemoveAsync(Key, CancellationToken.None).ConfigureAwait(false);

        StoredToken stored = await WriteAsync(run, store, Key, null, Numbered(2)).ConfigureAwait(false);

        await HoldsAsync(run, store, Key, Numbered(2), stored.Version, "after removal and a new first write").ConfigureAwait(false);
    }

    private static async Task Remove_ThenWrites_ExpectedFromBeforeLoses(Run run)
    {
        ITokenStore store = await run.OpenAsync().ConfigureAwait(false);
        List<StoredToken> past = [];
        for (int round = 1; round <= 3; round++)
        {
            StoredToken? stored = null;
            for (int i = 1; i <= 3; i++)
            {
                stored = await WriteAsync(run, store, Key, stored, Numbered(i)).ConfigureAwait(false);

                // A refresh that began before the removal must not put what it brings in the place of what was stored since.
                foreach (StoredToken old in past)
                {
                    await LosesAsync(run, store, old, Numbered(i), stored.Version, "though what was expected had been replaced or removed since").ConfigureAwait(false);
                }

                past.Add(stored);
            }

            await store.RemoveAsync(Key, CancellationToken.None).ConfigureAwait(false);
            store = await run.ReopenAsync(store).ConfigureAwait(false);
        }
    }

    private static async Task TryRemove_Expected_LeavesOthers(Run run)
    {
        ITokenStore store = await run.OpenAsync().ConfigureAwait(false);
        await WriteEachAsync(run, store, KeysThatDifferInOnePart).ConfigureAwait(false);
        StoredToken stored = run.Present(await ReadAsync(store, Key).ConfigureAwait(false), "what was written is not stored.");

        run.That(await store.TryRemoveAsync(Key, stored, CancellationToken.None).ConfigureAwait(false), "TryRemoveAsync refused, though what was expected was stored.");

        run.That(await ReadAsync(store, Key).ConfigureAwait(false) is null, "what TryRemoveAsync removed is still stored.");
        await HoldEachAsync(run, store, KeysThatDifferInOnePart, skip: 1).ConfigureAwait(false);
    }

    private static async Task TryRemove_StaleExpected_Loses(Run run)
    {
        ITokenStore store = await run.OpenAsync().ConfigureAwait(false);
        StoredToken first = await WriteAsync(run, store, Key, null, Numbered(1)).ConfigureAwait(false);
        StoredToken second = await WriteAsync(run, store, Key, first, Numbered(2)).ConfigureAwait(false);

        // What was stored since is a consent that nobody meant to end.
        run.That(!await store.TryRemoveAsync(Key, first, CancellationToken.None).ConfigureAwait(false), "TryRemoveAsync says that it removed what had been replaced.");

        await HoldsAsync(run, store, Key, Numbered(2), second.Version, "after a removal of what had been replaced").ConfigureAwait(false);
    }

    private static async Task TryRemove_NothingStored_Loses(Run run)
    {
        ITokenStore store = await run.OpenAsync().ConfigureAwait(false);
        StoredToken stored = await WriteAsync(run, store, Key, null, Numbered(1)).ConfigureAwait(false);
        await store.RemoveAsync(Key, CancellationToken.None).ConfigureAwait(false);

        run.That(!await store.TryRemoveAsync(Key, stored, CancellationToken.None).ConfigureAwait(false), "TryRemoveAsync says that it removed what was gone.");
    }

    private static async Task TryRemove_RacesWithWrites_OneWins(Run run)
    {
        ITokenStore store = await run.OpenAsync().ConfigureAwait(false);
        for (int round = 1; round <= Rounds; round++)
        {
            await store.RemoveAsync(Key, CancellationToken.None).ConfigureAwait(false);
            StoredToken stored = await WriteAsync(run, store, Key, null, Numbered(1)).ConfigureAwait(false);

            Task<bool> removal = Task.Run(async () => await store.TryRemoveAsync(Key, stored, CancellationToken.None).ConfigureAwait(false));
            Task<StoredToken?> write = Task.Run(async () => await store.TryReplaceAsync(Key, stored, Numbered(2), CancellationToken.None).ConfigureAwait(false));

            bool removed = await removal.ConfigureAwait(false);
            bool written = await write.ConfigureAwait(false) is not null;
            run.That(removed != written, $"of a removal and a write that expect the same version, {(removed ? "both" : "neither")} succeeded.");
            run.That(await ReadAsync(store, Key).ConfigureAwait(false) is null == removed, "what is stored is not what the winner of a removal and a write left.");
        }
    }

    private static async Task Reopen_AfterWrites_KeepsEverything(Run run)
    {
        ITokenStore store = await run.OpenAsync().ConfigureAwait(false);
        StoredToken first = await WriteAsync(run, store, Key, null, Numbered(1)).ConfigureAwait(false);
        StoredToken second = await WriteAsync(run, store, Key, first, Numbered(2)).ConfigureAwait(false);

        store = await run.ReopenAsync(store).ConfigureAwait(false);

        await HoldsAsync(run, store, Key, Numbered(2), second.Version, "after opening again").ConfigureAwait(false);
        await LosesAsync(run, store, first, Numbered(2), second.Version, "though its expected version was replaced before the store was opened again").ConfigureAwait(false);
        StoredToken third = await WriteAsync(run, store, Key, second, Numbered(3)).ConfigureAwait(false);
        run.That(third.Version != first.Version && third.Version != second.Version, "the first write after opening again gave a version that had been given.");
    }

    private static async Task Reopen_AfterRemove_KeepsItGone(Run run)
    {
        ITokenStore store = await run.OpenAsync().ConfigureAwait(false);
        await WriteEachAsync(run, store, KeysThatDifferInOnePart).ConfigureAwait(false);
        await store.RemoveAsync(Key, CancellationToken.None).ConfigureAwait(false);

        store = await run.ReopenAsync(store).ConfigureAwait(false);

        run.That(await ReadAsync(store, Key).ConfigureAwait(false) is null, "what was removed is there again after opening again.");
        await HoldEachAsync(run, store, KeysThatDifferInOnePart, skip: 1).ConfigureAwait(false);
    }
}
