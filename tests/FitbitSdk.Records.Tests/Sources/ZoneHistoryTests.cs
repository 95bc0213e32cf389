using NodaTime;

namespace FitbitSdk.Records.Tests;

public sealed class ZoneHistoryTests
{
    private static readonly DateTimeZone Lisbon = DateTimeZoneProviders.Tzdb["Europe/Lisbon"];
    private static readonly DateTimeZone Tokyo = DateTimeZoneProviders.Tzdb["Asia/Tokyo"];
    private static readonly Instant Start = Instant.FromUtc(2026, 1, 1, 0, 0);

    [Fact]
    public void Resolve_NoZoneEverKnown_StaysLocal()
    {
        LocalDateTime local = new(2026, 3, 14, 8, 0);

        Assert.Equal(RecordTime.FromLocal(local), ZoneHistory.Empty.Resolve(local));
    }

    [Theory]
    [InlineData("2026-03-29T00:59:59", 0, "2026-03-29T00:59:59Z")]
    [InlineData("2026-03-29T02:00:00", 1, "2026-03-29T01:00:00Z")]
    [InlineData("2026-03-29T01:30:00", 0, "2026-03-29T01:30:00Z")]     // skipped: as if the clock had not been put forward
    [InlineData("2026-10-25T00:59:59", 1, "2026-10-24T23:59:59Z")]
    [InlineData("2026-10-25T01:30:00", 1, "2026-10-25T00:30:00Z")]     // twice: the earlier
    [InlineData("2026-10-25T02:00:00", 0, "2026-10-25T02:00:00Z")]
    public void Resolve_AroundAClockChange_TakesTheEarlierOffset(string local, int hours, string instant)
    {
        RecordTime time = ZoneHistory.Of([(Start, Lisbon)]).Resolve(NodaTime.Text.LocalDateTimePattern.ExtendedIso.Parse(local).Value);

        Assert.Equal((TimeBasis.Zone, Offset.FromHours(hours), instant), (time.Basis, time.Offset, time.Instant.ToString()));
    }

    [Fact]
    public void Resolve_BeforeTheFirstEntry_AssumesItsZone()
    {
        ZoneHistory history = ZoneHistory.Of([(Start, Tokyo), (Start + Duration.FromDays(9), Lisbon)]);

        RecordTime before = history.Resolve(new(2026, 1, 1, 8, 59, 59));
        RecordTime at = history.Resolve(new(2026, 1, 1, 9, 0));

        Assert.Equal((TimeBasis.AssumedZone, Offset.FromHours(9)), (before.Basis, before.Offset));
        Assert.Equal((TimeBasis.Zone, Offset.FromHours(9), Start), (at.Basis, at.Offset, at.Instant));
    }

    [Fact]
    public void Resolve_AfterAMove_TakesTheZoneInForceThen()
    {
        ZoneHistory history = ZoneHistory.Of([(Start + Duration.FromDays(9), Lisbon), (Start, Tokyo)]);   // given out of order

        Assert.Equal(Offset.FromHours(9), history.Resolve(new(2026, 1, 9, 23, 0)).Offset);
        Assert.Equal(Offset.Zero, history.Resolve(new(2026, 1, 10, 0, 0)).Offset);
        Assert.Equal([Tokyo, Lisbon], history.Entries.Select(static entry => entry.Zone));
    }

    [Fact]
    public void Resolve_TheHoursRepeatedByAMoveWest_TakesTheNewZone()
    {
        // Lisbon from 10 January 00:00Z, where Tokyo had 09:00: the wall clock shows 00:00 to 09:00 twice.
        ZoneHistory history = ZoneHistory.Of([(Start, Tokyo), (Start + Duration.FromDays(9), Lisbon)]);

        Assert.Equal(Offset.Zero, history.Resolve(new(2026, 1, 10, 5, 0)).Offset);
    }

    [Theory]
    [InlineData("2026-01-09T23:59:59", 0)]
    [InlineData("2026-01-10T00:00:00", 9)]   // Lisbon's would be at or after the moment at which Tokyo was seen
    [InlineData("2026-01-10T08:59:59", 9)]
    [InlineData("2026-01-10T09:00:00", 9)]
    public void Resolve_TheHoursSkippedByAMoveEast_TakesTheNewZone(string local, int hours)
    {
        ZoneHistory history = ZoneHistory.Of([(Start, Lisbon), (Start + Duration.FromDays(9), Tokyo)]);

        RecordTime time = history.Resolve(NodaTime.Text.LocalDateTimePattern.ExtendedIso.Parse(local).Value);

        Assert.Equal((TimeBasis.Zone, Offset.FromHours(hours)), (time.Basis, time.Offset));
    }

    [Fact]
    public void Add_TheSameZoneAgain_ChangesNothing()
    {
        ZoneHistory history = ZoneHistory.Empty.Add(Start, Lisbon);

        Assert.Same(history, history.Add(Start + Duration.FromDays(1), Lisbon));
        Assert.Equal([(Start, Lisbon), (Start + Duration.FromDays(1), Tokyo)], history.Add(Start + Duration.FromDays(1), Tokyo).Entries);
        Assert.Equal(3, history.Add(Start + Duration.FromDays(1), Tokyo).Add(Start + Duration.FromDays(2), Lisbon).Entries.Count);
    }
}
