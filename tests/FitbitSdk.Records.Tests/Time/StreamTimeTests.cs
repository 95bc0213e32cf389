using NodaTime;

namespace FitbitSdk.Records.Tests;

public sealed class StreamTimeTests
{
    private static readonly StreamTime Point = StreamTime.FromInstant(Instant.FromUtc(2026, 3, 14, 8, 30, 15));

    [Theory]
    [InlineData("2026-03-14T08:30:15Z")]
    [InlineData("2026-03-14T00:00:00Z")]
    [InlineData("1969-12-31T23:59:59.999999999Z")]
    public void ToStringAndParse_AreInverse(string text) => Assert.Equal(text, StreamTime.Parse(text).ToString());

    [Theory]
    [InlineData("2026-03-14")]
    [InlineData("2026-03-14T08:30:15")]
    [InlineData("2026-03-14T08:30:15+01:00")]
    public void Parse_AnotherForm_Throws(string text) => Assert.ThrowsAny<FormatException>(() => StreamTime.Parse(text));

    [Fact]
    public void FromDate_IsTheStartOfThatDate()
    {
        StreamTime date = StreamTime.FromDate(new(2026, 3, 14));

        Assert.Equal("2026-03-14T00:00:00Z", date.ToString());
        Assert.Equal(new LocalDate(2026, 3, 14), Point.ToDate());
        Assert.Equal(date, Point.StartOfDay());
        Assert.Equal(date, date.StartOfDay());
    }

    [Theory]
    [InlineData("2026-03-14T08:30:15Z", "2026-03-14T08:30:00Z", "2026-03-14T08:31:00Z")]
    [InlineData("2026-03-14T08:30:00Z", "2026-03-14T08:30:00Z", "2026-03-14T08:30:00Z")]
    [InlineData("1969-12-31T23:59:59Z", "1969-12-31T23:59:00Z", "1970-01-01T00:00:00Z")]
    public void FloorAndCeiling_OfAMinute_AreTheMinutesAround(string time, string floor, string ceiling)
    {
        Assert.Equal(floor, StreamTime.Parse(time).Floor(Duration.FromMinutes(1)).ToString());
        Assert.Equal(ceiling, StreamTime.Parse(time).Ceiling(Duration.FromMinutes(1)).ToString());
    }

    [Fact]
    public void Operators_CompareAndMoveOnOneAxis()
    {
        StreamTime later = Point + Duration.FromHours(25);

        Assert.True(Point < later && later > Point && Point <= later && later >= Point && Point != later);
        Assert.False(later < Point || Point > later || later <= Point || Point >= later);
        Assert.Equal(Duration.FromHours(25), later - Point);
        Assert.Equal(Point, later - Duration.FromHours(25));
        Assert.Equal((Point, later), (StreamTime.Min(later, Point), StreamTime.Max(Point, later)));
        Assert.Equal(-1, Math.Sign(Point.CompareTo(later)));
    }

    [Fact]
    public void Window_HoldsItsStartAndNotItsEnd()
    {
        FetchWindow window = FetchWindow.Between(Point, Point + Duration.FromMinutes(1));

        Assert.True(window.Contains(Point));
        Assert.True(window.Contains(window.End - Duration.Epsilon));
        Assert.False(window.Contains(window.End));
        Assert.False(window.Contains(Point - Duration.Epsilon));
        Assert.Equal(Duration.FromMinutes(1), window.Length);
        Assert.Equal("[2026-03-14T08:30:15Z, 2026-03-14T08:31:15Z)", window.ToString());
    }

    [Fact]
    public void Window_EmptyOrBackwards_Throws()
    {
        Assert.Throws<ArgumentException>(() => FetchWindow.Between(Point, Point));
        Assert.Throws<ArgumentException>(() => FetchWindow.Between(Point, Point - Duration.Epsilon));
    }
}
