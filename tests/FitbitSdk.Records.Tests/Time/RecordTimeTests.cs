using NodaTime;

namespace FitbitSdk.Records.Tests;

public sealed class RecordTimeTests
{
    private static readonly LocalDateTime Local = new(2026, 3, 14, 8, 30, 15);
    private static readonly Instant Instant = Instant.FromUtc(2026, 3, 14, 6, 30, 15);

    [Fact]
    public void FromInstant_KnowsNothingOfTheWallClock()
    {
        RecordTime time = RecordTime.FromInstant(Instant);

        Assert.Equal((TimeBasis.Utc, Instant, null, null), (time.Basis, time.Instant, time.Local, time.Offset));
        Assert.Equal((Instant, Instant), time.Bounds);
        Assert.Equal(time, RecordTime.FromUnixSeconds(Instant.ToUnixTimeSeconds()));
    }

    [Theory]
    [InlineData(TimeBasis.Stated)]
    [InlineData(TimeBasis.Zone)]
    [InlineData(TimeBasis.AssumedZone)]
    public void FromLocal_WithAnOffset_KnowsAllThree(TimeBasis basis)
    {
        RecordTime time = RecordTime.FromLocal(Local, Offset.FromHours(2), basis);

        Assert.Equal((basis, Instant, Local, Offset.FromHours(2)), (time.Basis, time.Instant, time.Local, time.Offset));
        Assert.Equal((Instant, Instant), time.Bounds);
    }

    [Fact]
    public void FromLocal_WithoutAnOffset_MayBeAnywhereOnEarth()
    {
        RecordTime time = RecordTime.FromLocal(Local);

        Assert.Equal((TimeBasis.Local, null, Local, null), (time.Basis, time.Instant, time.Local, time.Offset));
        Assert.Equal((Instant.FromUtc(2026, 3, 13, 18, 30, 15), Instant.FromUtc(2026, 3, 14, 20, 30, 15)), time.Bounds);   // +14:00 to −12:00
    }

    [Theory]
    [InlineData(TimeBasis.Utc)]
    [InlineData(TimeBasis.Local)]
    [InlineData((TimeBasis)5)]
    public void FromLocal_WithABasisThatHasNoOffset_Throws(TimeBasis basis) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RecordTime.FromLocal(Local, Offset.Zero, basis));

    [Fact]
    public void Equals_ComparesAllParts()
    {
        RecordTime zone = RecordTime.FromLocal(Local, Offset.FromHours(2), TimeBasis.Zone);

        Assert.True(zone == RecordTime.FromLocal(Local, Offset.FromHours(2), TimeBasis.Zone));
        Assert.True(zone != RecordTime.FromLocal(Local, Offset.FromHours(2), TimeBasis.Stated));
        Assert.True(zone != RecordTime.FromLocal(Local.PlusHours(1), Offset.FromHours(3), TimeBasis.Zone));   // the same instant
        Assert.True(zone != RecordTime.FromLocal(Local, Offset.FromHours(3), TimeBasis.Zone));
        Assert.True(zone != RecordTime.FromInstant(Instant));
        Assert.Equal(zone.GetHashCode(), RecordTime.FromLocal(Local, Offset.FromHours(2), TimeBasis.Zone).GetHashCode());
    }
}
