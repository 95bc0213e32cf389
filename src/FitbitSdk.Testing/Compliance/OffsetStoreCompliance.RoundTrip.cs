using FitbitSdk.Records;
using NodaTime;
using Run = FitbitSdk.Testing.ComplianceRun<FitbitSdk.IOffsetStore>;

namespace FitbitSdk.Testing;

/// <content>What is written is read, member by member.</content>
public static partial class OffsetStoreCompliance
{
    private static async Task Get_AccountNeverSeen_IsEmpty(Run run)
    {
        IOffsetStore store = await run.OpenAsync().ConfigureAwait(false);

        run.Same(0, (await store.GetAsync(Account, CancellationToken.None).ConfigureAwait(false)).Count, "offsets of an account never seen");
    }

    private static Task TryAdvance_InitialOffset_IsKept(Run run) => KeepsAsync(run, SyncOffset.Initial);

    private static Task TryAdvance_Coverage_IsKept(Run run) => KeepsAsync(run, new() { Coverage = new(At(Noon - Duration.FromDays(400)), At(Noon + Duration.FromTicks(1))) });

    private static Task TryAdvance_CoverageOfFarTimes_IsKept(Run run) =>
        KeepsAsync(run, new() { Coverage = new(StreamTime.FromDate(new(1, 1, 1)), StreamTime.FromDate(new(9999, 12, 31))) });

    private static Task TryAdvance_Gaps_AreKeptInOrder(Run run) => KeepsAsync(run, new()
    {
        Coverage = new(At(Noon - Duration.FromDays(30)), At(Noon)),
        Gaps =
        [
            new(FetchWindow.Between(At(Noon - Duration.FromDays(20)), At(Noon - Duration.FromDays(19))), "too large", 3, Noon + Duration.FromHours(5)),
            new(FetchWindow.Between(At(Noon - Duration.FromDays(10)), At(Noon - Duration.FromDays(9))), "refus\u00e9 \"500\" \\ \u65e5\u672c", 0, Noon + Duration.FromHours(4), MapperVersion: 7, Failures: 2),
            new(FetchWindow.Between(At(Noon - Duration.FromDays(5)), At(Noon - Duration.FromDays(4))), string.Empty, int.MaxValue, Instant.MaxValue),
        ],
    });

    private static Task TryAdvance_MostGaps_AreKept(Run run) => KeepsAsync(run, new()
    {
        Gaps =
        [
            .. Enumerable.Range(0, SyncOffset.MaximumGaps).Select(static i =>
                new Gap(FetchWindow.Between(At(Noon + Duration.FromDays(i)), At(Noon + Duration.FromDays(i) + Duration.FromHours(1))), $"reason {i}", i, Noon + Duration.FromSeconds(i))),
        ],
    });

    private static async Task TryAdvance_PauseOfEachKind_IsKept(Run run)
    {
        IOffsetStore store = await run.OpenAsync().ConfigureAwait(false);
        SyncOffset? stored = null;
        foreach (HealthApiErrorKind kind in Enum.GetValues<HealthApiErrorKind>())
        {
            stored = await WriteAsync(run, store, Key, stored, new() { Pause = new(kind, 7 + (int)kind, Noon + Duration.FromMinutes((int)kind)), BackfillPause = new(kind, 3, Noon), RereadPause = new(kind, 5, Noon + Duration.FromHours(2)) }).ConfigureAwait(false);

            run.Same(kind, (await ReadAsync(store, Key).ConfigureAwait(false))?.Pause?.Reason, "reason of a pause");
            await HoldsAsync(run, store, Key, stored, $"after a pause for {kind}").ConfigureAwait(false);
        }
    }

    private static Task TryAdvance_HeadReadAtAndSweptAt_AreKeptApart(Run run) =>
        KeepsAsync(run, new() { HeadReadAt = Noon + Duration.FromMilliseconds(1), SweptAt = Noon - Duration.FromDays(3) });

    private static Task TryAdvance_LargestDigest_IsKept(Run run) => KeepsAsync(run, new() { Digest = Bytes(SyncOffset.MaximumDigest, seed: 11) });

    private static Task TryAdvance_LargestSinkPosition_IsKept(Run run) => KeepsAsync(run, new() { SinkPosition = Bytes(SyncOffset.MaximumSinkPosition, seed: 12) });

    private static Task TryAdvance_AccountState_IsKept(Run run) => KeepsAsync(run, FullAccount(), new(Account, null));

    private static Task TryAdvance_EmptyAccountState_IsKept(Run run) => KeepsAsync(run, new() { Account = new() }, new(Account, null));

    private static async Task TryAdvance_MemberNoLongerSet_IsGone(Run run)
    {
        IOffsetStore store = await run.OpenAsync().ConfigureAwait(false);
        SyncOffset full = FullStream();
        SyncOffset first = await WriteAsync(run, store, Key, null, full).ConfigureAwait(false);

        await WriteAsync(run, store, Key, first, new() { Coverage = full.Coverage }).ConfigureAwait(false);

        await HoldsAsync(run, store, Key, new() { Coverage = full.Coverage, Version = 2 }, "after a write without the other members").ConfigureAwait(false);
    }

    private static async Task TryAdvance_BuffersReusedAfterwards_KeepsWhatWasPassed(Run run)
    {
        IOffsetStore store = await run.OpenAsync().ConfigureAwait(false);
        byte[] digest = Bytes(1000, seed: 13);
        byte[] position = Bytes(100, seed: 14);
        SyncOffset expected = new() { Digest = digest.ToArray(), SinkPosition = position.ToArray(), Version = 1 };

        await WriteAsync(run, store, Key, null, new() { Digest = digest, SinkPosition = position }).ConfigureAwait(false);
        digest.AsSpan().Clear();
        position.AsSpan().Clear();

        await HoldsAsync(run, store, Key, expected, "after the caller used its buffers for something else").ConfigureAwait(false);
    }

    private static async Task KeepsAsync(Run run, SyncOffset offset, OffsetKey? at = null)
    {
        OffsetKey key = at ?? Key;
        IOffsetStore store = await run.OpenAsync().ConfigureAwait(false);

        SyncOffset stored = await WriteAsync(run, store, key, null, offset).ConfigureAwait(false);

        SyncOffset expected = offset with { Version = 1 };
        Equal(run, expected, stored, "in what the first write returned");
        await HoldsAsync(run, store, key, expected, "when read again").ConfigureAwait(false);
        store = await run.ReopenAsync(store).ConfigureAwait(false);
        await HoldsAsync(run, store, key, expected, "when read after opening again").ConfigureAwait(false);
    }

    // Every field has a value of its own, so that two that are swapped do not pass.
    private static SyncOffset FullStream() => new()
    {
        Coverage = new(At(Noon - Duration.FromDays(90)), At(Noon - Duration.FromMinutes(15))),
        Gaps = [new(FetchWindow.Between(At(Noon - Duration.FromDays(60)), At(Noon - Duration.FromDays(59))), "refused", 2, Noon + Duration.FromHours(6))],
        Pause = new(HealthApiErrorKind.RateLimited, 4, Noon + Duration.FromMinutes(48)),
        BackfillPause = new(HealthApiErrorKind.Rejected, 3, Noon + Duration.FromHours(4)),
        RereadPause = new(HealthApiErrorKind.Protocol, 5, Noon + Duration.FromHours(16)),
        HeadReadAt = Noon - Duration.FromMinutes(1),
        SweptAt = Noon - Duration.FromHours(9),
        Digest = Bytes(300, seed: 15),
        SinkPosition = Bytes(30, seed: 16),
    };

    private static SyncOffset FullAccount() => new()
    {
        Pause = new(HealthApiErrorKind.NeedsAuthorization, 1, Noon + Duration.FromDays(1)),
        Account = new()
        {
            CheckedAt = Noon - Duration.FromSeconds(30),
            Watermarks = new Dictionary<string, Instant>(StringComparer.Ordinal)
            {
                ["1234567"] = Noon - Duration.FromMinutes(20),
                ["Tracker"] = Noon - Duration.FromMinutes(21),
                ["tracker"] = Noon - Duration.FromMinutes(22),
                ["\u6642\u8a08 \"2\""] = Noon - Duration.FromMinutes(23),
            },
            UploadNoticedAt = Noon - Duration.FromSeconds(29),
            ZoneCheckedAt = Noon - Duration.FromHours(5),
            Zones = ZoneHistory.Of(
            [
                (Noon - Duration.FromDays(300), DateTimeZoneProviders.Tzdb["Europe/Amsterdam"]),
                (Noon - Duration.FromDays(100), DateTimeZoneProviders.Tzdb["America/New_York"]),
                (Noon - Duration.FromDays(50), DateTimeZoneProviders.Tzdb["Asia/Kathmandu"]),
                (Noon - Duration.FromDays(40), DateTimeZoneProviders.Tzdb["Europe/Amsterdam"]),
            ]),
            Quota = new(150, 42, Noon + Duration.FromMinutes(37), Duration.FromHours(1)),
            NeedsAuthorization = true,
            RefusedAuthorization = "17-x",
            Scopes = new HashSet<string>(["heartrate", "https://www.googleapis.com/auth/x"], StringComparer.Ordinal),
        },
    };

    private static StreamTime At(Instant instant) => StreamTime.FromInstant(instant);

    private static byte[] Bytes(int length, int seed)
    {
        // Every value from 0 to 255 occurs, also those that text encodings stumble over.
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++)
        {
            bytes[i] = (byte)((i * 167) + seed + (i >> 8));
        }

        return bytes;
    }
}
