using NodaTime;

namespace FitbitSdk.Records.Tests;

/// <summary>The texts are part of the format: consumers keep them.</summary>
public sealed class RecordKeyTests
{
    private static readonly LocalDateTime Local = new(2026, 3, 14, 8, 30, 15);

    [Fact]
    public void ToString_OfEachKind_IsThisText()
    {
        Assert.Equal("2026-03-14T08:30:15Z", RecordKey.At(RecordTime.FromInstant(Local.InUtc().ToInstant())).ToString());
        Assert.Equal("2026-03-14T06:30:15.5Z", RecordKey.At(RecordTime.FromLocal(Local.PlusMilliseconds(500), Offset.FromHours(2), TimeBasis.Zone)).ToString());
        Assert.Equal("2026-03-14T08:30:15", RecordKey.At(RecordTime.FromLocal(Local)).ToString());
        Assert.Equal("2026-03-14T08:30:15", RecordKey.At(Local).ToString());
        Assert.Equal("2026-03-14", RecordKey.On(Local.Date).ToString());
        Assert.Equal("current", RecordKey.Current.ToString());
        Assert.Equal("18446744073709551615", RecordKey.Log("18446744073709551615").ToString());
        Assert.Equal("a%2Fb%7E1%252F", RecordKey.Log("a/b~1%2F").ToString());
    }

    [Theory]
    [InlineData("i17734770150000000")]
    [InlineData("l-5")]
    [InlineData("d17734464000000000")]
    [InlineData("c")]
    [InlineData("g48212345678")]
    [InlineData("gcurrent")]
    public void FromStored_WhatToStoredWrote_IsTheSameKey(string stored)
    {
        RecordKey key = RecordKey.FromStored(stored);

        Assert.Equal(stored, key.ToStored());
        Assert.Equal(key, RecordKey.FromStored(key.ToStored()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("g")]
    [InlineData("cc")]
    [InlineData("x1")]
    [InlineData("i")]
    public void FromStored_AnythingElse_Throws(string stored) => Assert.Throws<FormatException>(() => RecordKey.FromStored(stored));

    [Fact]
    public void Log_WithoutAnId_Throws() => Assert.Throws<ArgumentException>(() => RecordKey.Log(""));

    [Fact]
    public void Equals_AnInstant_DoesNotAskHowItIsKnown()
    {
        RecordKey utc = RecordKey.At(RecordTime.FromInstant(Local.InUtc().ToInstant()));

        Assert.True(utc == RecordKey.At(RecordTime.FromLocal(Local.PlusHours(2), Offset.FromHours(2), TimeBasis.Stated)));
        Assert.True(utc != RecordKey.At(RecordTime.FromLocal(Local)));
        Assert.True(RecordKey.On(Local.Date) != RecordKey.At(RecordTime.FromInstant(Local.Date.AtMidnight().InUtc().ToInstant())));
        Assert.True(RecordKey.Current != RecordKey.At(RecordTime.FromUnixSeconds(0)));
        Assert.True(RecordKey.Current != RecordKey.Log("current"));
        Assert.True(RecordKey.Log("1") != RecordKey.Log("2"));
    }

    [Fact]
    public void ToStableHash_IsTheSameInEveryVersion()
    {
        Assert.Equal(0x05FACB699881A41EUL, RecordKey.At(RecordTime.FromUnixSeconds(1_773_477_015)).ToStableHash());
        Assert.Equal(0xD1E3EE6EE4F87500UL, RecordKey.At(RecordTime.FromLocal(Local)).ToStableHash());
        Assert.Equal(0xDDEFE75BE59A0B2FUL, RecordKey.On(Local.Date).ToStableHash());
        Assert.Equal(0xD202C5F476143BB8UL, RecordKey.Log("48212345678").ToStableHash());
        Assert.Equal(0x2DEA9D2315628BB1UL, RecordKey.Current.ToStableHash());
    }
}
