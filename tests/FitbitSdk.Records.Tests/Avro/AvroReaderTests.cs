using FsCheck;
using FsCheck.Fluent;

namespace FitbitSdk.Records.Tests;

/// <summary>What the writer's tests have the other way round; here, bytes that no writer gives.</summary>
public sealed class AvroReaderTests
{
    [Theory]
    [InlineData("00", 0)]
    [InlineData("01", -1)]
    [InlineData("8001", 64)]
    [InlineData("FEFFFFFFFFFFFFFFFF01", long.MaxValue)]
    [InlineData("FFFFFFFFFFFFFFFFFF01", long.MinValue)]
    [InlineData("8000", 0)]   // longer than need be, and allowed
    public void ReadLong_TakesAZigZagVarint(string hex, long expected)
    {
        AvroReader reader = new(Convert.FromHexString(hex));

        Assert.Equal(expected, reader.ReadLong());
        Assert.True(reader.IsAtEnd);
    }

    [Theory]
    [InlineData("\"long\"", "")]
    [InlineData("\"long\"", "80")]
    [InlineData("\"long\"", "FFFFFFFFFFFFFFFFFF02")]               // 65 bits
    [InlineData("\"long\"", "FFFFFFFFFFFFFFFFFFFF01")]             // 11 bytes
    [InlineData("\"int\"", "808080801000")]                        // 2^31
    [InlineData("\"boolean\"", "02")]
    [InlineData("\"double\"", "00000000000000")]
    [InlineData("\"float\"", "000000")]
    [InlineData("\"string\"", "0461")]
    [InlineData("\"string\"", "01")]                               // of −1 bytes
    [InlineData("\"string\"", "FEFFFFFFFFFFFFFFFF01")]             // of 2^63 − 1
    [InlineData("\"string\"", "02FF")]                             // no UTF-8
    [InlineData("\"bytes\"", "0400")]
    [InlineData("[\"null\",\"int\"]", "04")]
    [InlineData("[\"null\",\"int\"]", "01")]
    [InlineData("{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\"]}", "02")]
    [InlineData("{\"type\":\"fixed\",\"name\":\"F\",\"size\":2}", "00")]
    [InlineData("{\"type\":\"array\",\"items\":\"int\"}", "0202")]                    // no end
    [InlineData("{\"type\":\"array\",\"items\":\"null\"}", "FEFFFFFFFFFFFFFFFF0100")]   // 2^63 − 1 nulls
    [InlineData("{\"type\":\"array\",\"items\":\"null\"}", "FFFFFFFFFFFFFFFFFF010000")] // −2^63
    [InlineData("{\"type\":\"array\",\"items\":\"null\"}", "A09C0100")]               // 10,000 nulls in 4 bytes
    [InlineData("{\"type\":\"array\",\"items\":\"int\"}", "01FE7F00")]                 // a block of more bytes than there are
    [InlineData("{\"type\":\"map\",\"values\":\"int\"}", "FEFF0F")]
    public void Read_DamagedData_IsATypedError(string schema, string hex)
    {
        AvroDatumReader datum = new(AvroSchema.Parse(schema));

        Assert.Throws<AvroDataException>(() => datum.Read(Convert.FromHexString(hex)));
    }

    [Fact]
    public void Read_NestedWithoutEnd_IsATypedError()
    {
        AvroDatumReader list = new(AvroSchema.Parse("""{ "type": "record", "name": "A", "fields": [{ "name": "next", "type": ["null", "A"] }] }"""));
        AvroDatumReader nothing = new(AvroSchema.Parse("""{ "type": "record", "name": "A", "fields": [{ "name": "self", "type": "A" }] }"""));

        Assert.Throws<AvroDataException>(() => list.Read([.. Enumerable.Repeat((byte)2, 1_000_000)]));
        Assert.Throws<AvroDataException>(() => nothing.Read([]));
    }

    [Fact]
    public void Read_RecordsOfTwoRecordsEach_IsATypedError()
    {
        // 2^24 of them, in no bytes at all.
        string levels = string.Concat(Enumerable.Range(1, 24).Select(static i =>
            $$$""",{"name":"f{{{i}}}","type":["null",{"type":"record","name":"R{{{i}}}","fields":[{"name":"a","type":"R{{{i - 1}}}"},{"name":"b","type":"R{{{i - 1}}}"}]}]}"""));
        AvroSchema schema = AvroSchema.Parse($$$"""{"type":"record","name":"Top","fields":[{"name":"f0","type":{"type":"record","name":"R0","fields":[]}}{{{levels}}}]}""");
        AvroSchema empty = AvroSchema.Parse("""{"type":"record","name":"Top","fields":[]}""");
        byte[] all = [.. new byte[23], 2];

        Assert.Throws<AvroDataException>(() => new AvroDatumReader(schema).Read(all));
        Assert.Throws<AvroDataException>(() => new AvroDatumReader(schema, empty).Read(all));   // nor are they gone over
    }

    [Fact]
    public void Read_RecordsOfManyNulls_IsATypedError()
    {
        string nulls = string.Join(',', Enumerable.Range(0, 100).Select(static i => $$"""{"name":"n{{i}}","type":"null"}"""));
        AvroDatumReader datum = new(AvroSchema.Parse($$$"""{"type":"array","items":{"type":"record","name":"R","fields":[{"name":"f","type":"int"},{{{nulls}}}]}}"""));

        Assert.Throws<AvroDataException>(() => datum.Read([0x80, 0x7D, .. new byte[8000], 0]));   // 8,000 of 1 byte each
    }

    [Fact]
    public void Read_RecordsWithinRecordsThatHoldAByte_AreAllThere()
    {
        AvroDatumReader datum = new(AvroSchema.Parse("""
            {"type":"array","items":{"type":"record","name":"A","fields":[{"name":"b","type":{"type":"record","name":"B","fields":[{"name":"c","type":
              {"type":"record","name":"C","fields":[{"name":"f","type":"int"}]}}]}}]}}
            """));

        Assert.Equal(8000, Assert.IsType<IReadOnlyList<object?>>(datum.Read([0x80, 0x7D, .. new byte[8000], 0]), exactMatch: false).Count);
    }

    [Fact]
    public void SkipBlocks_WithTheirLength_ReadsNoItem()
    {
        AvroReader reader = new(Convert.FromHexString("0104FFFF" + "06"));   // one item in 2 bytes, then a block of three

        Assert.Equal(3, reader.SkipBlocks());
        Assert.True(reader.IsAtEnd);
    }

    [Fact]
    public void Read_AnyBytes_IsAValueOrATypedError() => Prop.ForAll(Bytes.ToArbitrary(), static bytes =>
    {
        foreach (AvroDatumReader reader in Readers)
        {
            try
            {
                reader.Read(bytes);
            }
            catch (AvroDataException)
            {
                // The other of the two.
            }
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    private static AvroDatumReader[] Readers { get; } = [.. RandomBatches.All.Select(static one => new AvroDatumReader(AvroSchema.Parse(one.Schema.AvroJson))), new(EverySchema.Writer, EverySchema.Reader)];

    private static Gen<byte[]> Bytes => Gen.ArrayOf(Gen.Frequency((3, Gen.Choose(0, 4)), (1, Gen.Choose(0, 255))).Select(static value => (byte)value));
}
