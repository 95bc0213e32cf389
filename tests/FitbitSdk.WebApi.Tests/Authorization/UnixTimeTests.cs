using FitbitSdk.Http;
using NodaTime;

namespace FitbitSdk.WebApi.Tests;

public sealed class UnixTimeTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 14, 12, 0);

    [Fact]
    public void Read_SecondsOrMilliseconds_AreTheSameTime()
    {
        Assert.Equal(Noon, UnixTime.Read(Noon.ToUnixTimeSeconds()));
        Assert.Equal(Noon, UnixTime.Read(Noon.ToUnixTimeMilliseconds()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(-1L)]
    [InlineData(long.MaxValue)]
    public void Read_NoTime_IsNull(long? value) => Assert.Null(UnixTime.Read(value));
}
