using FitbitSdk.Records;
using NodaTime;
using Run = FitbitSdk.Testing.ComplianceRun<FitbitSdk.ITokenStore>;

namespace FitbitSdk.Testing;

/// <content>The bodies of the cases, in their order.</content>
public static partial class TokenStoreCompliance
{
    private const int Rounds = 12;
    private const int Racers = 8;

    private static TokenKey[] KeysThatDifferInOnePart =>
    [
        Key,
        Key with { User = TestUsers.Bela },
        Key with { Provider = new("google-health") },
    ];

    private static async Task Get_NothingStored_IsNull(Run run)
    {
        ITokenStore store = await run.OpenAsync().ConfigureAwait(false);

        run.That(await ReadAsync(store, Key).ConfigureAwait(false) is null, "tokens were found for a user who was never seen.");
    }

    private static Task TryReplace_EveryMember_IsKept(Run run) => KeepsAsync(run, new()
    {
        Access = new("eyJhbGciOiJIUzI1NiJ9.\"a\\b'c{d}<e>&f%g;h\u007e"),
        Refresh = new("c643a63c072f0f05478e9d18b991db80ef6061e4f8e6c822d83fed53e5fafdd7"),
        ExpiresAt = Noon + Duration.FromSeconds(28_800) + Duration.FromTicks(1),
        Scopes = ["sleep", "activity", "heartrate", "respiratory_rate", "https://www.googleapis.com/auth/health"],
        AccountId = "\u00c5B3/\u65e5\u672c",
        IssuedAt = Noon - Duration.FromTicks(1),
        Lineage = TokenLineage.Empty.WithAdopted(Numbered(1)).WithSpent(Numbered(2)),
    });

    private static Task TryReplace_FullLineage_IsKeptInOrder(Run run) => KeepsAsync(run, new()
    {
        Access = new("access"),
        Refresh = new("refresh"),
        ExpiresAt = Noon,
        Lineage = Enumerable.Range(0, 2 * TokenLineage.Capacity).Aggregate(
            TokenLineage.Empty,
            static (lineage, number) => number % 2 == 0 ? lineage.WithAdopted(Numbered(1000 - number)) : lineage.WithSpent(Numbered(1000 - number))),
    });

    private static Task TryReplace_NoLineageAndNoIssueTime_StayEmptyAndNull(Run run) => KeepsAsync(run, new()
    {
        Access = new("access"),
        Refresh = new("refresh"),
        ExpiresAt = Noon,
        Scopes = ["sleep"],
        AccountId = "ABC",
    });

    private static Task TryReplace_NoRefreshToken_StaysNull(Run run) => KeepsAsync(run, new()
    {
        Access = new("access"),
        Refresh = null,
        ExpiresAt = Noon,
        Scopes = ["sleep"],
        AccountId = "ABC",
    });

    private static Task TryReplace_NoScopesAndNoAccount_StayEmptyAndNull(Run run) => KeepsAsync(run, new()
    {
        Access = new("access"),
        Refresh = new("refresh"),
        ExpiresAt = Noon,
    });

    private static Task TryReplace_LongestTokens_AreKept(Run run) => KeepsAsync(run, new()
    {
        Access = new(Visible(4096, first: 0)),
        Refresh = new(Visible(4096, first: 47)),
        ExpiresAt = Noon,
    });

    private static async Task TryReplace_ExpiryFarAway_IsKept(Run run)
    {
        ITokenStore store = await run.OpenAsync().ConfigureAwait(false);
        StoredToken? stored = null;
        foreach (Instant expiry in new[] { Instant.FromUtc(1, 1, 1, 0, 0), Instant.FromUtc(2038, 1, 19, 3, 14, 8), Instant.FromUtc(9999, 12, 31, 23, 59, 59) })
        {
            OAuthToken token = new() { Access = new("access"), Refresh = new("refresh"), ExpiresAt = expiry };
            stored = await WriteAsync(run, store, Key, stored, token).ConfigureAwait(false);

            await HoldsAsync(run, store, Key, token, stored.Version, "with an expiry far away").ConfigureAwait(false);
        }
    }

    private static async Task TryReplace_MemberNoLongerSet_IsGone(Run run)
    {
        ITokenStore store = await run.OpenAsync().ConfigureAwait(false);
        StoredToken first = await WriteAsync(run, store, Key, null, Numbered(1)).ConfigureAwait(false);
        OAuthToken bare = new() { Access = new("access-2"), Refresh = null, ExpiresAt = Noon };

        StoredToken second = await WriteAsync(run, store, Key, first, bare).ConfigureAwait(false);

        await HoldsAsync(run, store, Key, bare, second.Version, "after a write without the other members").ConfigureAwait(false);
    }

    private static async Task TryReplace_EachWrite_GivesAnotherVersion(Run run)
    {
        ITokenStore store = await run.OpenAsync().ConfigureAwait(false);
        StoredToken? stored = null;
        HashSet<long> versions = [];
        for (int i = 1; i <= 5; i++)
        {
            stored = await WriteAsync(run, store, Key, stored, Numbered(i)).ConfigureAwait(false);

            run.That(versions.Add(stored.Version), $"write {i} gave version {stored.Version} again.");
            Equal(run, Numbered(i), stored.Version, stored, $"in what write {i} returned");
            await HoldsAsync(run, store, Key, Numbered(i), stored.Version, $"after write {i}").ConfigureAwait(false);
        }
    }

    private static async Task TryReplace_NullExpectedButStored_Loses(Run run)
    {
        ITokenStore store = await run.OpenAsync().ConfigureAwait(false);
        StoredToken first = await WriteAsync(run, store, Key, null, Numbered(1)).ConfigureAwait(false);

        await LosesAsync(run, store, null, Numbered(1), first.Version, "though tokens were stored and none were expected").ConfigureAwait(false);
    }

    private static async Task TryReplace_ExpectedButNothingStored_Loses(Run run)
    {
        ITokenStore store = await run.OpenAsync().ConfigureAwait(false);

        StoredToken? won = await store.TryReplaceAsync(Key, new(Numbered(1), 1), Numbered(2), CancellationToken.None).ConfigureAwait(false);

        run.That(won is null, "a write won, though a version was expected and nothing was stored.");
        run.That(await ReadAsync(store, Key).ConfigureAwait(false) is null, "a write that lost left something behind.");
    }

    private static async Task TryReplace_StaleExpected_Loses(Run run)
    {
        ITokenStore store = await run.OpenAsync().ConfigureAwait(false);
        StoredToken first = await WriteAsync(run, store, Key, null, Numbered(1)).ConfigureAwait(false);
        StoredToken second = await WriteAsync(run, store, Key, first, Numbered(2)).ConfigureAwait(false);

        await LosesAsync(run, store, first, Numbered(2), second.Version, "though what was expected had been replaced").ConfigureAwait(false);
        await LosesAsync(run, store, second with { Version = second.Version + 1 }, Numbered(2), second.Version, "though the version that was expected is one that was never given").ConfigureAwait(false);
    }

    private static async Task TryReplace_ExpectedWithOtherTokens_IsComparedByVersionOnly(Run run)
    {
        ITokenStore store = await run.OpenAsync().ConfigureAwait(false);
        StoredToken first = await WriteAsync(run, store, Key, null, Numbered(1)).ConfigureAwait(false);

        StoredToken second = await WriteAsync(run, store, Key, new(Numbered(9), first.Version), Numbered(2)).ConfigureAwait(false);

        await HoldsAsync(run, store, Key, Numbered(2), second.Version, "after a write whose expected version was right").ConfigureAwait(false);
    }

    private static async Task TryReplace_RacersForAFirstWrite_OneWins(Run run)
    {
        ITokenStore store = await run.OpenAsync().ConfigureAwait(false);
        for (int round = 0; round < Rounds; round++)
        {
            await RaceAsync(run, store, Key with { User = new($"racer-{round}") }, null).ConfigureAwait(false);
        }
    }

    private static async Task TryReplace_RacersForANextWrite_OneWins(Run run)
    {
        ITokenStore store = await run.OpenAsync().ConfigureAwait(false);
        StoredToken stored = await WriteAsync(run, store, Key, null, Numbered(999)).ConfigureAwait(false);
        for (int round = 0; round < Rounds; round++)
        {
            stored = await RaceAsync(run, store, Key, stored).ConfigureAwait(false);
        }
    }

    private static Task TryReplace_KeysThatDifferInOnePart_AreKeptApart(Run run) => KeepsApartAsync(run, KeysThatDifferInOnePart);

    private static Task TryReplace_UsersEasilyMixedUp_AreKeptApart(Run run) =>
        KeepsApartAsync(run, [.. TestUsers.EasilyMixedUp.Select(static user => Key with { User = user })]);

    private static async Task KeepsAsync(Run run, OAuthToken token)
    {
        ITokenStore store = await run.OpenAsync().ConfigureAwait(false);

        StoredToken stored = await WriteAsync(run, store, Key, null, token).ConfigureAwait(false);

        Equal(run, token, stored.Version, stored, "in what the first write returned");
        await HoldsAsync(run, store, Key, token, stored.Version, "when read again").ConfigureAwait(false);
        store = await run.ReopenAsync(store).ConfigureAwait(false);
        await HoldsAsync(run, store, Key, token, stored.Version, "when read after opening again").ConfigureAwait(false);
    }

    private static async Task KeepsApartAsync(Run run, TokenKey[] keys)
    {
        ITokenStore store = await run.OpenAsync().ConfigureAwait(false);

        await WriteEachAsync(run, store, keys).ConfigureAwait(false);

        await HoldEachAsync(run, store, keys).ConfigureAwait(false);
        store = await run.ReopenAsync(store).ConfigureAwait(false);
        await HoldEachAsync(run, store, keys).ConfigureAwait(false);
    }

    private static async Task WriteEachAsync(Run run, ITokenStore store, TokenKey[] keys)
    {
        for (int i = 0; i < keys.Length; i++)
        {
            await WriteAsync(run, store, keys[i], null, Numbered(i + 1)).ConfigureAwait(false);
        }
    }

    private static async Task HoldEachAsync(Run run, ITokenStore store, TokenKey[] keys, int skip = 0)
    {
        for (int i = skip; i < keys.Length; i++)
        {
            await HoldsAsync(run, store, keys[i], Numbered(i + 1), version: null, $"after one write to each of {keys.Length} keys").ConfigureAwait(false);
        }
    }

    private static async Task LosesAsync(Run run, ITokenStore store, StoredToken? expected, OAuthToken stored, long version, string why)
    {
        StoredToken? won = await store.TryReplaceAsync(Key, expected, Numbered(500), CancellationToken.None).ConfigureAwait(false);

        run.That(won is null, $"a write won, {why}.");
        await HoldsAsync(run, store, Key, stored, version, "after a write that lost").ConfigureAwait(false);
    }

    private static async Task<StoredToken> RaceAsync(Run run, ITokenStore store, TokenKey key, StoredToken? expected)
    {
        StoredToken?[] results = await Task.WhenAll(Enumerable.Range(1, Racers).Select(racer =>
            Task.Run(async () => await store.TryReplaceAsync(key, expected, Numbered(racer), CancellationToken.None).ConfigureAwait(false)))).ConfigureAwait(false);

        StoredToken[] winners = [.. results.OfType<StoredToken>()];
        run.Same(1, winners.Length, $"winners among {Racers} racers that expected the same");
        OAuthToken written = Numbered(Array.IndexOf(results, winners[0]) + 1);
        Equal(run, written, winners[0].Version, winners[0], "in what the winner was given");
        await HoldsAsync(run, store, key, written, winners[0].Version, "after a race").ConfigureAwait(false);
        return winners[0];
    }

    // All characters that a token may have, over and over.
    private static string Visible(int length, int first) => string.Create(length, first, static (text, first) =>
    {
        for (int i = 0; i < text.Length; i++)
        {
            text[i] = (char)('!' + ((i + first) % ('~' - '!' + 1)));
        }
    });
}
