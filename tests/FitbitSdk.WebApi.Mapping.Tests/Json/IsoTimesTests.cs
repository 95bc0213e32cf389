using System.Text;
using FitbitSdk.Http;
using NodaTime;
using NodaTime.Text;

namespace FitbitSdk.WebApi.Mapping.Tests;

/// <summary>The quick reader of times takes what NodaTime's pattern takes, with the same value, or leaves it to the pattern.</summary>
public sealed class IsoTimesTests
{
    [Theory]
    [InlineData("2026-03-14T07:08:09", true)]
    [InlineData("2026-03-14T07:08:09.1", true)]
    [InlineData("2026-03-14T07:08:09.000", true)]
    [InlineData("2024-02-29T23:59:59.123456789", true)]
    [InlineData("0001-01-01T00:00:00", true)]
    [InlineData("9999-12-31T23:59:59.999999999", true)]
    [InlineData("2026-02-29T07:08:09", false)]
    [InlineData("2026-13-14T07:08:09", false)]
    [InlineData("2026-03-00T07:08:09", false)]
    [InlineData("2026-03-14T24:00:00", false)]
    [InlineData("2026-03-14T23:60:00", false)]
    [InlineData("2026-03-14T23:59:60", false)]
    [InlineData("2026-03-14 07:08:09", false)]
    [InlineData("2026-03-14T07:08:09.", false)]
    [InlineData("2026-03-14T07:08:09,5", false)]
    [InlineData("2026-03-14T07:08:09.1234567890", false)]
    [InlineData("2026-03-14T07:08:+9", false)]
    [InlineData("-026-03-14T07:08:09", false)]
    [InlineData("0000-03-14T07:08:09", false)]
    [InlineData("2026-03-14T07:08", false)]
    [InlineData("", false)]
    public void TryParseLocal_AnyForm_AgreesWithThePatternOrLeavesItToIt(string text, bool isTaken)
    {
        bool taken = IsoTimes.TryParseLocal(Encoding.UTF8.GetBytes(text), out LocalDateTime time);

        Assert.Equal(isTaken, taken);
        if (taken)
        {
            Assert.Equal(LocalDateTimePattern.ExtendedIso.Parse(text).GetValueOrThrow(), time);
        }
    }

    [Theory]
    [InlineData("2026-03-14T07:08:09.25Z", true)]
    [InlineData("2026-03-14T07:08:09z", false)]
    [InlineData("2026-03-14T07:08:09+00:00", false)]
    [InlineData("2026-03-14T07:08:09", false)]
    [InlineData("Z", false)]
    public void TryParseUtc_AnyForm_TakesThoseThatEndWithZ(string text, bool isTaken)
    {
        bool taken = IsoTimes.TryParseUtc(Encoding.UTF8.GetBytes(text), out LocalDateTime time);

        Assert.Equal(isTaken, taken);
        Assert.Equal(isTaken ? OffsetDateTimePattern.Rfc3339.Parse(text).GetValueOrThrow().LocalDateTime : default, time);
    }
}
