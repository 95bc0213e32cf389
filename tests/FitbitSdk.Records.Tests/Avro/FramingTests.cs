using System.Buffers;

namespace FitbitSdk.Records.Tests;

public sealed class FramingTests
{
    [Fact]
    public void Confluent_IsAZeroAndTheIdWithItsHighestByteFirst()
    {
        ArrayBufferWriter<byte> buffer = new();
        ConfluentWireFormat.WritePrefix(buffer, 0x01020304);
        buffer.Write<byte>([7, 8]);

        Assert.Equal("00" + "01020304" + "0708", Convert.ToHexString(buffer.WrittenSpan));
        Assert.True(ConfluentWireFormat.TryRead(buffer.WrittenSpan, out int id, out ReadOnlySpan<byte> value));
        Assert.Equal((0x01020304, "0708"), (id, Convert.ToHexString(value)));
    }

    [Fact]
    public void SingleObject_IsTheMarkAndTheFingerprintWithItsLowestByteFirst()
    {
        ArrayBufferWriter<byte> buffer = new();
        AvroSingleObject.WritePrefix(buffer, 0x0102030405060708);
        buffer.Write<byte>([9]);

        Assert.Equal("C301" + "0807060504030201" + "09", Convert.ToHexString(buffer.WrittenSpan));
        Assert.True(AvroSingleObject.TryRead(buffer.WrittenSpan, out ulong fingerprint, out ReadOnlySpan<byte> value));
        Assert.Equal((0x0102030405060708UL, "09"), (fingerprint, Convert.ToHexString(value)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00010203")]
    [InlineData("0101020304")]
    public void Confluent_OfAnotherForm_IsRefused(string hex) => Assert.False(ConfluentWireFormat.TryRead(Convert.FromHexString(hex), out _, out _));

    [Theory]
    [InlineData("")]
    [InlineData("C30108070605040302")]
    [InlineData("C3020807060504030201")]
    public void SingleObject_OfAnotherForm_IsRefused(string hex) => Assert.False(AvroSingleObject.TryRead(Convert.FromHexString(hex), out _, out _));
}
