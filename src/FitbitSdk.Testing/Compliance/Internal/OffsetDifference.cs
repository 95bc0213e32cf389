using NodaTime;

namespace FitbitSdk.Testing;

/// <summary>Compares offsets member by member: their lists and buffers have no value equality.</summary>
internal static class OffsetDifference
{
    /// <summary>Gives the first difference in words, or <see langword="null"/> for none.</summary>
    public static string? Find(SyncOffset expected, SyncOffset found) =>
        Of("version", expected.Version, found.Version)
        ?? Of("coverage", expected.Coverage, found.Coverage)
        ?? OfList("gaps", expected.Gaps, found.Gaps)
        ?? Of("pause", expected.Pause, found.Pause)
        ?? Of("backfillPause", expected.BackfillPause, found.BackfillPause)
        ?? Of("rereadPause", expected.RereadPause, found.RereadPause)
        ?? Of("headReadAt", expected.HeadReadAt, found.HeadReadAt)
        ?? Of("sweptAt", expected.SweptAt, found.SweptAt)
        ?? OfBytes("digest", expected.Digest.Span, found.Digest.Span)
        ?? OfBytes("sinkPosition", expected.SinkPosition.Span, found.SinkPosition.Span)
        ?? OfAccount(expected.Account, found.Account);

    private static string? OfAccount(AccountState? expected, AccountState? found)
    {
        if (expected is null || found is null)
        {
            return Of("account", expected is null ? "none" : "some", found is null ? "none" : "some");
        }

        return Of("account.checkedAt", expected.CheckedAt, found.CheckedAt)
            ?? OfList("account.watermarks", Ordered(expected.Watermarks), Ordered(found.Watermarks))
            ?? OfList("account.trackers", Ordered(expected.Trackers), Ordered(found.Trackers))
            ?? Of("account.uploadNoticedAt", expected.UploadNoticedAt, found.UploadNoticedAt)
            ?? Of("account.zoneCheckedAt", expected.ZoneCheckedAt, found.ZoneCheckedAt)
            ?? OfList("account.zones", Named(expected.Zones), Named(found.Zones))
            ?? Of("account.quota", expected.Quota, found.Quota)
            ?? Of("account.needsAuthorization", expected.NeedsAuthorization, found.NeedsAuthorization)
            ?? Of("account.refusedAuthorization", expected.RefusedAuthorization, found.RefusedAuthorization)
            ?? OfList("account.scopes", Ordered(expected.Scopes), Ordered(found.Scopes));
    }

    private static KeyValuePair<string, Instant>[] Ordered(IReadOnlyDictionary<string, Instant> watermarks) =>
        [.. watermarks.OrderBy(static pair => pair.Key, StringComparer.Ordinal)];

    // Unknown is not the same as none.
    private static string[] Ordered(IReadOnlySet<string>? names) => names is null ? ["unknown"] : [.. names.Order(StringComparer.Ordinal)];

    private static (Instant From, string Zone)[] Named(ZoneHistory zones) => [.. zones.Entries.Select(static entry => (entry.From, entry.Zone.Id))];

    private static string? OfList<T>(string member, IReadOnlyList<T> expected, IReadOnlyList<T> found)
    {
        for (int i = 0; i < Math.Min(expected.Count, found.Count); i++)
        {
            if (Of($"{member}[{i}]", expected[i], found[i]) is { } difference)
            {
                return difference;
            }
        }

        return Of($"number of {member}", expected.Count, found.Count);
    }

    private static string? OfBytes(string member, ReadOnlySpan<byte> expected, ReadOnlySpan<byte> found)
    {
        int same = expected.CommonPrefixLength(found);
        return expected.Length != found.Length
            ? $"{member}: expected {expected.Length} bytes, found {found.Length}."
            : same == expected.Length ? null : $"{member}: the byte at {same} differs.";
    }

    private static string? Of<T>(string member, T expected, T found) => EqualityComparer<T>.Default.Equals(expected, found)
        ? null
        : $"{member}: expected {expected?.ToString() ?? "null"}, found {found?.ToString() ?? "null"}.";
}
