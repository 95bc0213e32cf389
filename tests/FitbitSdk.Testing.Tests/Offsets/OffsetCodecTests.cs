using FitbitSdk.Records;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace FitbitSdk.Testing.Tests;

public sealed class OffsetCodecTests
{
    // Year -9998 to 9999, to the nanosecond: all that an instant can be.
    private static readonly Gen<Instant> AnyInstant =
        from days in Gen.Choose(-4_371_222, 2_932_896)
        from seconds in Gen.Choose(0, 86_399)
        from nanoseconds in Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 999_999_999))
        select NodaConstants.UnixEpoch + Duration.FromDays(days) + Duration.FromSeconds(seconds) + Duration.FromNanoseconds((long)nanoseconds);

    private static readonly Gen<Instant?> AnyInstantOrNone = Gen.OneOf(Gen.Constant((Instant?)null), AnyInstant.Select(static instant => (Instant?)instant));

    // Lone surrogates have no UTF-8 form and come from nowhere: reasons and tracker ids are read from JSON or written by us.
    private static readonly Gen<string> AnyText = ArbMap.Default.GeneratorFor<string?>()
        .Select(static text => new string([.. (text ?? string.Empty).Where(static c => !char.IsSurrogate(c))]));

    private static readonly Gen<ReadOnlyMemory<byte>> AnyBytes = ArbMap.Default.GeneratorFor<byte[]?>().Select(static bytes => (ReadOnlyMemory<byte>)bytes);

    private static readonly Gen<FetchWindow> AnyWindow =
        from pair in AnyInstant.Two().Where(static pair => pair.Item1 != pair.Item2)
        let start = StreamTime.FromInstant(Instant.Min(pair.Item1, pair.Item2))
        let end = StreamTime.FromInstant(Instant.Max(pair.Item1, pair.Item2))
        select FetchWindow.Between(start, end);

    private static readonly Gen<Gap> AnyGap =
        from span in AnyWindow
        from reason in AnyText
        from attempts in ArbMap.Default.GeneratorFor<int>()
        from next in AnyInstant
        from mapper in ArbMap.Default.GeneratorFor<int>()
        from failures in ArbMap.Default.GeneratorFor<int>()
        select new Gap(span, reason, attempts, next, mapper, failures);

    private static readonly Gen<Pause?> AnyPause = Gen.OneOf(
        Gen.Constant((Pause?)null),
        from reason in Gen.Elements(Enum.GetValues<HealthApiErrorKind>())
        from count in ArbMap.Default.GeneratorFor<int>()
        from until in AnyInstant
        select (Pause?)new Pause(reason, count, until));

    private static readonly Gen<ZoneHistory> AnyZones =
        from entries in Gen.ListOf(from at in AnyInstant from id in Gen.Elements(DateTimeZoneProviders.Tzdb.Ids.ToArray()) select (at, DateTimeZoneProviders.Tzdb[id]))
        select ZoneHistory.Of(entries);

    private static readonly Gen<AccountState?> AnyAccount = Gen.OneOf(
        Gen.Constant((AccountState?)null),
        from checkedAt in AnyInstantOrNone
        from trackers in Gen.ListOf(from id in AnyText from at in AnyInstant select (id, at))
        from zones in AnyZones
        from hasQuota in ArbMap.Default.GeneratorFor<bool>()
        from numbers in ArbMap.Default.GeneratorFor<int>().Two()
        from resetAt in AnyInstant
        from noticedAt in AnyInstantOrNone
        from zoneCheckedAt in AnyInstantOrNone
        from needsAuthorization in ArbMap.Default.GeneratorFor<bool>()
        select (AccountState?)new AccountState
        {
            CheckedAt = checkedAt,
            Watermarks = trackers.DistinctBy(static tracker => tracker.id).ToDictionary(static tracker => tracker.id, static tracker => tracker.at),
            Trackers = needsAuthorization ? null : trackers.Take(1).Select(static tracker => tracker.id).ToHashSet(StringComparer.Ordinal),
            UploadNoticedAt = noticedAt,
            ZoneCheckedAt = zoneCheckedAt,
            Zones = zones,
            Quota = hasQuota ? new(numbers.Item1, numbers.Item2, resetAt, numbers.Item1 % 2 == 0 ? null : Duration.FromSeconds(60)) : null,
            NeedsAuthorization = needsAuthorization,
            RefusedAuthorization = needsAuthorization ? $"{numbers.Item1}" : null,
            Scopes = hasQuota ? trackers.Select(static tracker => tracker.id).ToHashSet(StringComparer.Ordinal) : null,
        });

    private static readonly Gen<SyncOffset> AnyOffset =
        from hasCoverage in ArbMap.Default.GeneratorFor<bool>()
        from covered in AnyWindow
        from gaps in Gen.ListOf(AnyGap)
        from pause in AnyPause
        from backfillPause in AnyPause
        from rereadPause in AnyPause
        from headReadAt in AnyInstantOrNone
        from sweptAt in AnyInstantOrNone
        from digest in AnyBytes
        from position in AnyBytes
        from account in AnyAccount
        select new SyncOffset
        {
            Coverage = hasCoverage ? new(covered.Start, covered.End) : null,
            Gaps = [.. gaps],
            Pause = pause,
            BackfillPause = backfillPause,
            RereadPause = rereadPause,
            HeadReadAt = headReadAt,
            SweptAt = sweptAt,
            Digest = digest,
            SinkPosition = position,
            Account = account,
        };

    [Fact]
    public void Serialize_AnyOffset_RoundTrips() => Prop.ForAll(AnyOffset.ToArbitrary(), static offset =>
    {
        SyncOffset read = OffsetCodec.Deserialize(OffsetCodec.Serialize(offset), version: 17);

        return OffsetDifference.Find(offset with { Version = 17 }, read) is null;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Serialize_AnyOffset_GivesTheSameBytesAgain() => Prop.ForAll(AnyOffset.ToArbitrary(), static offset =>
    {
        byte[] once = OffsetCodec.Serialize(offset);

        return once.AsSpan().SequenceEqual(OffsetCodec.Serialize(OffsetCodec.Deserialize(once, version: 1)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Deserialize_GapOfAnOlderVersion_HasNotFailed()
    {
        const string Stored = """{"gaps":[{"start":"2026-03-13T00:00:00Z","end":"2026-03-14T00:00:00Z","reason":"refused","attempts":2,"nextTry":"2026-03-15T00:00:00Z"}]}""";

        SyncOffset read = OffsetCodec.Deserialize(System.Text.Encoding.UTF8.GetBytes(Stored), version: 1);

        Assert.Equal((2, 0, null), (read.Gaps[0].Attempts, read.Gaps[0].Failures, read.RereadPause));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"headReadAt":"yesterday"}""")]
    [InlineData("""{"backfilledFrom":"2026-03-14T00:00:00Z"}""")]
    [InlineData("""{"backfilledFrom":"2026-03-14T00:00:00Z","completeThrough":"2026-03-13T00:00:00Z"}""")]
    [InlineData("""{"account":{"zones":[{"from":"2026-03-14T00:00:00Z","zone":"Europe/Atlantis"}]}}""")]
    [InlineData("""{"pause":{"reason":"NotAKind","count":1,"until":"2026-03-14T00:00:00Z"}}""")]
    [InlineData("""{"digest":"not base64!"}""")]
    public void Deserialize_DamagedBytes_ThrowsInvalidData(string json) =>
        Assert.Throws<InvalidDataException>(() => OffsetCodec.Deserialize(System.Text.Encoding.UTF8.GetBytes(json), version: 1));
}
