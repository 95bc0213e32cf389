using System.Text.Json;
using FitbitSdk.Records;
using NodaTime;
using NodaTime.Text;

namespace FitbitSdk;

/// <summary>The stored form of a <see cref="SyncOffset"/>: JSON, without its version, which the store keeps beside it.</summary>
public static class OffsetCodec
{
    /// <summary>Writes an offset.</summary>
    /// <param name="offset">The offset.</param>
    /// <returns>A JSON object as UTF-8.</returns>
    public static byte[] Serialize(SyncOffset offset)
    {
        ArgumentNullException.ThrowIfNull(offset);
        OffsetDocument document = new()
        {
            BackfilledFrom = offset.Coverage?.BackfilledFrom.ToString(),
            CompleteThrough = offset.Coverage?.CompleteThrough.ToString(),
            Gaps = offset.Gaps.Count == 0 ? null : [.. offset.Gaps.Select(static gap => new GapDocument
            {
                Start = gap.Span.Start.ToString(),
                End = gap.Span.End.ToString(),
                Reason = gap.Reason,
                Attempts = gap.Attempts,
                MapperVersion = gap.MapperVersion == 1 ? null : gap.MapperVersion,
                NextTry = Text(gap.NextTry),
                Failures = gap.Failures == 0 ? null : gap.Failures,
            })],
            Pause = ToDocument(offset.Pause),
            BackfillPause = ToDocument(offset.BackfillPause),
            RereadPause = ToDocument(offset.RereadPause),
            HeadReadAt = Text(offset.HeadReadAt),
            SweptAt = Text(offset.SweptAt),
            Digest = offset.Digest.IsEmpty ? null : offset.Digest.ToArray(),
            SinkPosition = offset.SinkPosition.IsEmpty ? null : offset.SinkPosition.ToArray(),
            Account = offset.Account is null ? null : ToDocument(offset.Account),
        };
        return JsonSerializer.SerializeToUtf8Bytes(document, OffsetJsonContext.Default.OffsetDocument);
    }

    /// <summary>Reads an offset.</summary>
    /// <param name="utf8">What <see cref="Serialize"/> wrote.</param>
    /// <param name="version">The version that the store keeps beside it.</param>
    /// <returns>The offset.</returns>
    /// <exception cref="InvalidDataException">The bytes are damaged or come from a newer version of the package.</exception>
    public static SyncOffset Deserialize(ReadOnlySpan<byte> utf8, long version)
    {
        try
        {
            OffsetDocument document = JsonSerializer.Deserialize(utf8, OffsetJsonContext.Default.OffsetDocument)
                ?? throw new InvalidDataException("A stored offset is null.");
            return new()
            {
                Version = version,
                Coverage = document.BackfilledFrom is null ? null : new(StreamTime.Parse(document.BackfilledFrom), StreamTime.Parse(document.CompleteThrough ?? string.Empty)),
                Gaps = [.. (document.Gaps ?? []).Select(static gap =>
                    new Gap(FetchWindow.Between(StreamTime.Parse(gap.Start), StreamTime.Parse(gap.End)), gap.Reason, gap.Attempts, Time(gap.NextTry), gap.MapperVersion ?? 1, gap.Failures ?? 0))],
                Pause = FromDocument(document.Pause),
                BackfillPause = FromDocument(document.BackfillPause),
                RereadPause = FromDocument(document.RereadPause),
                HeadReadAt = OptionalTime(document.HeadReadAt),
                SweptAt = OptionalTime(document.SweptAt),
                Digest = document.Digest,
                SinkPosition = document.SinkPosition,
                Account = document.Account is { } account ? FromDocument(account) : null,
            };
        }
        catch (Exception e) when (e is JsonException or FormatException or ArgumentException or UnparsableValueException)
        {
            throw new InvalidDataException("A stored offset cannot be read: it is damaged, or was written by a newer version.", e);
        }
    }

    private static PauseDocument? ToDocument(Pause? pause) => pause is null ? null : new() { Reason = pause.Reason, Count = pause.Count, Until = Text(pause.Until) };

    private static Pause? FromDocument(PauseDocument? pause) => pause is null ? null : new(pause.Reason, pause.Count, Time(pause.Until));

    private static AccountDocument ToDocument(AccountState account) => new()
    {
        CheckedAt = Text(account.CheckedAt),
        Watermarks = account.Watermarks.Count == 0 ? null : account.Watermarks.ToDictionary(static pair => pair.Key, static pair => Text(pair.Value), StringComparer.Ordinal),
        Trackers = account.Trackers is null ? null : [.. account.Trackers.Order(StringComparer.Ordinal)],
        UploadNoticedAt = Text(account.UploadNoticedAt),
        ZoneCheckedAt = Text(account.ZoneCheckedAt),
        Zones = account.Zones.Entries.Count == 0 ? null : [.. account.Zones.Entries.Select(static entry => new ZoneDocument { From = Text(entry.From), Zone = entry.Zone.Id })],
        Quota = account.Quota is null ? null : new() { Limit = account.Quota.Limit, Remaining = account.Quota.Remaining, ResetAt = Text(account.Quota.ResetAt), PeriodSeconds = account.Quota.Period?.TotalSeconds },
        NeedsAuthorization = account.NeedsAuthorization ? true : null,
        RefusedAuthorization = account.RefusedAuthorization,
        Scopes = account.Scopes is null ? null : [.. account.Scopes.Order(StringComparer.Ordinal)],
    };

    private static AccountState FromDocument(AccountDocument account) => new()
    {
        CheckedAt = OptionalTime(account.CheckedAt),
        Watermarks = (account.Watermarks ?? []).ToDictionary(static pair => pair.Key, static pair => Time(pair.Value), StringComparer.Ordinal),
        Trackers = account.Trackers?.ToHashSet(StringComparer.Ordinal),
        UploadNoticedAt = OptionalTime(account.UploadNoticedAt),
        ZoneCheckedAt = OptionalTime(account.ZoneCheckedAt),
        Zones = ZoneHistory.Of((account.Zones ?? []).Select(static zone =>
            (Time(zone.From), DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone.Zone) ?? throw new FormatException($"The time zone {zone.Zone} is not known.")))),
        Quota = account.Quota is { } quota ? new(quota.Limit, quota.Remaining, Time(quota.ResetAt), quota.PeriodSeconds is { } seconds ? Duration.FromSeconds(seconds) : null) : null,
        NeedsAuthorization = account.NeedsAuthorization ?? false,
        RefusedAuthorization = account.RefusedAuthorization,
        Scopes = account.Scopes?.ToHashSet(StringComparer.Ordinal),
    };

    private static string Text(Instant instant) => InstantPattern.ExtendedIso.Format(instant);

    private static string? Text(Instant? instant) => instant is { } value ? Text(value) : null;

    private static Instant Time(string text) => InstantPattern.ExtendedIso.Parse(text).GetValueOrThrow();

    private static Instant? OptionalTime(string? text) => text is null ? null : Time(text);
}
