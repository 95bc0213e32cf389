using FitbitSdk.Records;
using Run = FitbitSdk.Testing.ComplianceRun<FitbitSdk.IOffsetStore>;

namespace FitbitSdk.Testing;

/// <content>Keys stay apart, lists are whole, what is removed is gone, and all of it outlives the process.</content>
public static partial class OffsetStoreCompliance
{
    private static OffsetKey[] KeysThatDifferInOnePart =>
    [
        Key,
        Key with { Stream = StreamId.Steps },
        Key with { Stream = null },
        Key with { Account = Account with { Provider = new("google-health") } },
        Key with { Account = Account with { User = TestUsers.Bela } },
        Key with { Account = Account with { Version = 1 } },
        Key with { Account = Account with { Version = int.MaxValue } },
    ];

    private static async Task TryAdvance_KeysThatDifferInOnePart_AreKeptApart(Run run)
    {
        IOffsetStore store = await run.OpenAsync().ConfigureAwait(false);

        await WriteEachAsync(run, store, KeysThatDifferInOnePart).ConfigureAwait(false);

        await HoldEachAsync(run, store, KeysThatDifferInOnePart).ConfigureAwait(false);
    }

    private static async Task TryAdvance_UsersEasilyMixedUp_AreKeptApart(Run run)
    {
        OffsetKey[] keys = [.. TestUsers.EasilyMixedUp.Select(static user => Key with { Account = Account with { User = user } })];
        IOffsetStore store = await run.OpenAsync().ConfigureAwait(false);

        await WriteEachAsync(run, store, keys).ConfigureAwait(false);

        await HoldEachAsync(run, store, keys).ConfigureAwait(false);
        store = await run.ReopenAsync(store).ConfigureAwait(false);
        await HoldEachAsync(run, store, keys).ConfigureAwait(false);
    }

    private static async Task Get_Account_GivesItsOwnRowsOnly(Run run)
    {
        IOffsetStore store = await run.OpenAsync().ConfigureAwait(false);
        await WriteEachAsync(run, store, KeysThatDifferInOnePart).ConfigureAwait(false);

        IReadOnlyDictionary<OffsetKey, SyncOffset> found = await store.GetAsync(Account, CancellationToken.None).ConfigureAwait(false);

        SameKeys(run, KeysThatDifferInOnePart.Where(static key => key.Account == Account), found.Keys, "rows of an account");
    }

    private static async Task List_Stream_GivesItForAllAccounts(Run run)
    {
        IOffsetStore store = await run.OpenAsync().ConfigureAwait(false);
        await WriteEachAsync(run, store, KeysThatDifferInOnePart).ConfigureAwait(false);

        await ListsAsync(run, store, KeysThatDifferInOnePart).ConfigureAwait(false);
    }

    private static async Task List_NothingStored_IsEmpty(Run run)
    {
        IOffsetStore store = await run.OpenAsync().ConfigureAwait(false);
        await WriteEachAsync(run, store, [Key with { Stream = StreamId.Sleep }]).ConfigureAwait(false);

        await ListsAsync(run, store, []).ConfigureAwait(false);
    }

    private static async Task List_ManyAccounts_GivesEachOnce(Run run)
    {
        OffsetKey[] keys = [.. Enumerable.Range(0, 150).Select(static i => Key with { Account = Account with { User = new($"user-{i % 50}"), Version = i / 50 } })];
        IOffsetStore store = await run.OpenAsync().ConfigureAwait(false);
        await WriteEachAsync(run, store, keys).ConfigureAwait(false);

        await ListsAsync(run, store, keys).ConfigureAwait(false);
    }

    private static async Task Remove_User_LeavesNothingOfThemAndAllOfOthers(Run run)
    {
        OffsetKey[] keys = [.. KeysThatDifferInOnePart, .. TestUsers.EasilyMixedUp.Skip(1).Select(static user => Key with { Account = Account with { User = user } })];
        IOffsetStore store = await run.OpenAsync().ConfigureAwait(false);
        await WriteEachAsync(run, store, keys).ConfigureAwait(false);

        await store.RemoveAsync(TestUsers.Anna, CancellationToken.None).ConfigureAwait(false);

        foreach (OffsetKey gone in keys.Where(static key => key.Account.User == TestUsers.Anna))
        {
            run.That(await ReadAsync(store, gone).ConfigureAwait(false) is null, $"after RemoveAsync, {gone.StreamText} of {gone.Account.Provider}, version {gone.Account.Version}, is still stored.");
        }

        await HoldEachAsync(run, store, keys, static key => key.Account.User != TestUsers.Anna).ConfigureAwait(false);
        await ListsAsync(run, store, [.. keys.Where(static key => key.Account.User != TestUsers.Anna)]).ConfigureAwait(false);
    }

    private static async Task Remove_User_LeavesTheProvidersRow(Run run)
    {
        OffsetKey provider = new(SyncAccount.Of(Account.Provider), null);
        SyncOffset off = new() { Pause = new(HealthApiErrorKind.Retired, 3, Noon) };
        IOffsetStore store = await run.OpenAsync().ConfigureAwait(false);
        await WriteAsync(run, store, provider, null, off).ConfigureAwait(false);
        await WriteAsync(run, store, Key, null, SyncOffset.Initial).ConfigureAwait(false);

        await store.RemoveAsync(Key.Account.User, CancellationToken.None).ConfigureAwait(false);

        await HoldsAsync(run, store, provider, off with { Version = 1 }, "after a user was removed").ConfigureAwait(false);
    }

    private static async Task Remove_NothingStored_DoesNothing(Run run)
    {
        IOffsetStore store = await run.OpenAsync().ConfigureAwait(false);
        OffsetKey other = Key with { Account = Account with { User = TestUsers.Bela } };
        await WriteEachAsync(run, store, [other]).ConfigureAwait(false);

        await store.RemoveAsync(TestUsers.Anna, CancellationToken.None).ConfigureAwait(false);

        await HoldEachAsync(run, store, [other]).ConfigureAwait(false);
    }

    private static async Task Remove_ThenFirstWrite_Succeeds(Run run)
    {
        IOffsetStore store = await run.OpenAsync().ConfigureAwait(false);
        await WriteAsync(run, store, Key, null, FullStream()).ConfigureAwait(false);
        await store.RemoveAsync(TestUsers.Anna, CancellationToken.None).ConfigureAwait(false);

        SyncOffset stored = await WriteAsync(run, store, Key, null, Counted(2)).ConfigureAwait(false);

        // Where versions go on from is the store's own affair; that nothing old shines through is not.
        await HoldsAsync(run, store, Key, Counted(2) with { Version = stored.Version }, "after removal and a new first write").ConfigureAwait(false);
    }

    private static async Task Reopen_AfterWrites_KeepsEverything(Run run)
    {
        IOffsetStore store = await run.OpenAsync().ConfigureAwait(false);
        SyncOffset first = await WriteAsync(run, store, Key, null, Counted(1)).ConfigureAwait(false);
        SyncOffset second = await WriteAsync(run, store, Key, first, FullStream()).ConfigureAwait(false);
        SyncOffset account = await WriteAsync(run, store, Key with { Stream = null }, null, FullAccount()).ConfigureAwait(false);

        store = await run.ReopenAsync(store).ConfigureAwait(false);

        await HoldsAsync(run, store, Key, second, "after opening again").ConfigureAwait(false);
        await HoldsAsync(run, store, Key with { Stream = null }, account, "after opening again").ConfigureAwait(false);
        await LosesAsync(run, store, first, second, "though its expected version was replaced before the store was opened again").ConfigureAwait(false);
        SyncOffset third = await WriteAsync(run, store, Key, second, Counted(3)).ConfigureAwait(false);
        run.Same(3, third.Version, "version of the first write after opening again");
    }

    private static async Task Reopen_AfterRemove_KeepsItGone(Run run)
    {
        IOffsetStore store = await run.OpenAsync().ConfigureAwait(false);
        OffsetKey[] keys = [Key, Key with { Account = Account with { User = TestUsers.Bela } }];
        await WriteEachAsync(run, store, keys).ConfigureAwait(false);
        await store.RemoveAsync(TestUsers.Anna, CancellationToken.None).ConfigureAwait(false);

        store = await run.ReopenAsync(store).ConfigureAwait(false);

        run.That(await ReadAsync(store, Key).ConfigureAwait(false) is null, "what was removed is there again after opening again.");
        await HoldEachAsync(run, store, keys, static key => key.Account.User == TestUsers.Bela).ConfigureAwait(false);
    }

    private static async Task WriteEachAsync(Run run, IOffsetStore store, OffsetKey[] keys)
    {
        for (int i = 0; i < keys.Length; i++)
        {
            await WriteAsync(run, store, keys[i], null, Counted(i + 1)).ConfigureAwait(false);
        }
    }

    private static async Task HoldEachAsync(Run run, IOffsetStore store, OffsetKey[] keys, Func<OffsetKey, bool>? which = null)
    {
        for (int i = 0; i < keys.Length; i++)
        {
            if (which?.Invoke(keys[i]) ?? true)
            {
                await HoldsAsync(run, store, keys[i], Counted(i + 1) with { Version = 1 }, $"after one write to each of {keys.Length} keys").ConfigureAwait(false);
            }
        }
    }

    private static async Task ListsAsync(Run run, IOffsetStore store, OffsetKey[] keys)
    {
        List<KeyValuePair<OffsetKey, SyncOffset>> found = [];
        await foreach (KeyValuePair<OffsetKey, SyncOffset> one in store.ListAsync(StreamId.HeartRate, CancellationToken.None).ConfigureAwait(false))
        {
            found.Add(one);
        }

        // Read only now: a store may well hold its one connection while it lists.
        foreach ((OffsetKey key, SyncOffset offset) in found)
        {
            SyncOffset stored = run.Present(await ReadAsync(store, key).ConfigureAwait(false), $"ListAsync gives {key.StreamText} of {key.Account.User}, which GetAsync does not.");
            Equal(run, stored, offset, "in what ListAsync gives");
        }

        SameKeys(run, keys.Where(static key => key.Stream == StreamId.HeartRate), found.Select(static one => one.Key), "offsets listed for a stream");
    }

    private static void SameKeys(Run run, IEnumerable<OffsetKey> expected, IEnumerable<OffsetKey> found, string what)
    {
        static string[] Texts(IEnumerable<OffsetKey> keys) =>
            [.. keys.Select(static key => $"{key.Account.Provider}/{key.Account.User}/{key.Account.Version}/{key.StreamText}").Order(StringComparer.Ordinal)];

        run.Same(string.Join(", ", Texts(expected)), string.Join(", ", Texts(found)), what);
    }
}
