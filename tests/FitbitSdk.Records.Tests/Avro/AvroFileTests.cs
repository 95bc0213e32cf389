using System.Buffers;
using System.IO.Compression;
using System.Text.Json.Nodes;

namespace FitbitSdk.Records.Tests;

public sealed class AvroFileTests
{
    private const string Ints = "\"int\"";

    [Theory]
    [InlineData(AvroCodec.Null)]
    [InlineData(AvroCodec.Deflate)]
    public void Read_WhatWasWrittenInTwoRuns_IsAllOfIt(AvroCodec codec)
    {
        MemoryStream file = new();
        AvroFileWriter first = AvroFileWriter.Create(file, Ints, codec, new Dictionary<string, ReadOnlyMemory<byte>> { ["by"] = new byte[] { 7 } });
        first.WriteBlock([2, 4], 2);
        file.Position = 0;
        AvroFileWriter second = AvroFileWriter.Append(file);
        file.Position = file.Length;
        second.WriteBlock([6], 1);

        AvroFileReader reader = Open(file);

        Assert.Equal([1, 2, 3], reader.Read());
        Assert.Equal((codec, Ints, false, file.Length), (reader.Header.Codec, reader.Header.SchemaJson, reader.IsTorn, reader.CompleteLength));
        Assert.Equal([7], reader.Header.Metadata["by"].ToArray());
        Assert.Null(reader.ReadBlock());
    }

    [Theory]
    [InlineData(AvroCodec.Null)]
    [InlineData(AvroCodec.Deflate)]
    public void Read_CutAnywhere_GivesTheWholeBlocksBefore(AvroCodec codec)
    {
        MemoryStream file = new();
        AvroFileWriter writer = AvroFileWriter.Create(file, Ints, codec);
        long header = file.Length;
        writer.WriteBlock([2, 4], 2);
        long middle = file.Length;
        writer.WriteBlock([6], 1);
        byte[] bytes = file.ToArray();

        for (int length = 0; length < bytes.Length; length++)
        {
            MemoryStream cut = new(bytes[..length]);
            if (length < header)
            {
                Assert.Throws<AvroDataException>(() => new AvroFileReader(cut));
                continue;
            }

            AvroFileReader reader = new(cut);
            Assert.Equal(length < middle ? [] : [1, 2], reader.Read());
            Assert.Equal(length != header && length != middle, reader.IsTorn);
            Assert.Equal(length < middle ? header : middle, reader.CompleteLength);
        }
    }

    [Fact]
    public void Read_DeflatedValuesThatTakeNoBytes_AreThere()
    {
        MemoryStream file = new();
        AvroFileWriter writer = AvroFileWriter.Create(file, "\"null\"", AvroCodec.Deflate);
        int header = (int)file.Length;
        writer.WriteBlock([], 3);

        Assert.Equal("06" + "04" + "0300", Convert.ToHexString(file.ToArray()[header..^16]));   // three values, two bytes: the end of deflated data
        Assert.Equal([null, null, null], Open(file).Read());
    }

    [Fact]
    public void Read_WrongMark_IsATypedErrorBehindTheGoodBlocks()
    {
        MemoryStream file = new();
        AvroFileWriter writer = AvroFileWriter.Create(file, Ints);
        writer.WriteBlock([2], 1);
        writer.WriteBlock([4], 1);
        byte[] bytes = file.ToArray();
        bytes[^1] ^= 1;
        List<object?> read = [];

        Assert.Throws<AvroDataException>(() =>
        {
            foreach (object? value in new AvroFileReader(new MemoryStream(bytes)).Read())
            {
                read.Add(value);
            }
        });
        Assert.Equal([1], read);
    }

    [Theory]
    [InlineData(new byte[] { 3, 2, 2 })]                                                             // −2 values
    [InlineData(new byte[] { 2, 3, 2 })]                                                             // −2 bytes
    [InlineData(new byte[] { 2, 0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1 })]          // 2^63 − 1 bytes
    [InlineData(new byte[] { 0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1, 2, 2 })]       // as many values
    [InlineData(new byte[] { 2, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1 })]    // no number
    [InlineData(new byte[] { 2, 4, 2, 2 })]                                                          // a byte too many
    [InlineData(new byte[] { 4, 2, 2 })]                                                             // a value too few
    public void Read_DamagedBlock_IsATypedError(byte[] block)
    {
        MemoryStream file = new();
        AvroFileWriter.Create(file, Ints);
        byte[] mark = file.ToArray()[^16..];
        file.Write([.. block, .. mark]);

        Assert.Throws<AvroDataException>(() => Open(file).Read().ToList());
    }

    [Fact]
    public void Read_NullsWithoutEndInOneBlock_IsATypedError()
    {
        MemoryStream file = new();
        AvroFileWriter.Create(file, """{"type":"array","items":"null"}""").WriteBlock([.. Enumerable.Repeat<byte[]>([0xC0, 0x3E, 0], 10).SelectMany(static value => value)], 10);   // 4,000 each

        Assert.Throws<AvroDataException>(() => Open(file).Read().ToList());
    }

    [Fact]
    public void Read_WrongValue_SaysInWhichBlockAndWhere()
    {
        MemoryStream file = new();
        AvroFileWriter writer = AvroFileWriter.Create(file, "\"boolean\"", AvroCodec.Deflate);
        writer.WriteBlock([1, 0], 2);
        long second = file.Length;
        writer.WriteBlock([1, 0, 7], 3);

        AvroDataException error = Assert.Throws<AvroDataException>(() => Open(file).Read().ToList());

        Assert.Equal(second, error.Position);
        Assert.Contains("3 bytes into", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WrongNumberBeforeABlock_SaysWhereInTheFile()
    {
        MemoryStream file = new();
        AvroFileWriter.Create(file, Ints);
        long header = file.Length;
        file.Write([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 2]);

        Assert.Equal(header + 10, Assert.Throws<AvroDataException>(() => Open(file).ReadBlock()).Position);
    }

    [Fact]
    public void Read_WriterSchemaWithADefaultOfAnotherType_IsReadAllTheSame()
    {
        byte[] header = Header("""{"type":"record","name":"A","fields":[{"name":"f","type":["string","null"],"default":null}]}""", "null");

        AvroFileReader reader = new(new MemoryStream([.. header, 2, 6, 0, 2, (byte)'a', .. new byte[16]]));

        Assert.Equal("a", ((AvroRecord)Assert.Single(reader.Read())!)["f"]);
    }

    [Fact]
    public void Read_DeflateWithoutItsLastBlock_IsATypedError()
    {
        MemoryStream deflated = new();
        using DeflateStream deflate = new(deflated, CompressionLevel.Optimal);
        deflate.Write([2, 4]);
        deflate.Flush();
        byte[] torn = deflated.ToArray();

        Assert.Throws<AvroDataException>(() => new AvroFileReader(Deflated(torn)).Read().ToList());
        Assert.Equal([1, 2], new AvroFileReader(Deflated([.. torn, 3, 0])).Read());
        Assert.Equal([1, 2], new AvroFileReader(Deflated([.. torn, 3, 0, 7, 7, 7])).Read());   // the rest of a checksum, as Avro's library for Python leaves it

        static MemoryStream Deflated(byte[] block) => new([.. Header(Ints, "deflate"), 4, (byte)(2 * block.Length), .. block, .. new byte[16]]);
    }

    [Fact]
    public void Read_DamagedDeflate_IsATypedError()
    {
        MemoryStream file = new();
        AvroFileWriter writer = AvroFileWriter.Create(file, Ints, AvroCodec.Deflate);
        int header = (int)file.Length;
        writer.WriteBlock([.. Enumerable.Repeat((byte)2, 100)], 100);
        byte[] bytes = file.ToArray();

        for (int i = header + 3; i < bytes.Length - 16; i++)
        {
            byte[] damaged = [.. bytes];
            damaged[i] ^= 0xFF;
            Assert.Throws<AvroDataException>(() => new AvroFileReader(new MemoryStream(damaged)).Read().ToList());
        }
    }

    [Fact]
    public void Read_DeflateThatUnfoldsWithoutEnd_IsATypedError()
    {
        MemoryStream file = new();
        AvroFileWriter writer = AvroFileWriter.Create(file, "\"bytes\"", AvroCodec.Deflate);
        writer.WriteBlock(new byte[65 << 20], 1);

        Assert.True(file.Length < 1 << 20);
        Assert.Throws<AvroDataException>(() => Open(file).ReadBlock());
    }

    [Theory]
    [InlineData("")]
    [InlineData("4F626A02")]
    [InlineData("4F626A01" + "00" + "00000000000000000000000000000000")]                                        // no schema
    [InlineData("4F626A01" + "FEFFFFFFFFFFFFFFFF01")]                                                           // entries without end
    [InlineData("4F626A01" + "FFFFFFFFFFFFFFFFFF01" + "00")]
    [InlineData("4F626A01" + "02" + "FEFFFFFF0F")]                                                              // a key of 2 gigabytes
    [InlineData("4F626A01" + "02" + "02FF" + "00" + "00")]                                                      // a key that is no UTF-8
    public void Open_WhatIsNoAvroFile_IsATypedError(string hex) =>
        Assert.Throws<AvroDataException>(() => new AvroFileReader(new MemoryStream(Convert.FromHexString(hex))));

    [Fact]
    public void Open_OtherCodecOrNoSchema_IsATypedError()
    {
        Assert.Throws<AvroDataException>(static () => new AvroFileReader(new MemoryStream(Header(Ints, "zstandard"))));
        Assert.Throws<AvroSchemaException>(static () => new AvroFileReader(new MemoryStream(Header("\"unknown\"", "null"))));
        Assert.Equal(AvroCodec.Null, new AvroFileReader(new MemoryStream(Header(Ints, null))).Header.Codec);   // left out, it is null
    }

    [Fact]
    public void Create_WhatIsNoSchema_WritesNothing()
    {
        MemoryStream file = new();

        Assert.Throws<AvroSchemaException>(() => AvroFileWriter.Create(file, "\"unknown\""));
        Assert.Throws<ArgumentException>(() => AvroFileWriter.Create(file, Ints, metadata: new Dictionary<string, ReadOnlyMemory<byte>> { ["avro.codec"] = default }));
        Assert.Equal(0, file.Length);
    }

    [Fact]
    public void Write_LongBatch_BecomesSeveralBlocks()
    {
        RandomBatches sleep = RandomBatches.All.Single(static one => one.Stream == StreamId.Sleep);
        (RecordBatch batch, JsonObject[] expected) = sleep.Make(500);
        using EncodedBatch encoded = new AvroRecordEncoder().Encode(batch);
        MemoryStream file = new();
        AvroFileWriter.Create(file, sleep.Schema.AvroJson, AvroCodec.Deflate).Write(encoded);

        AvroFileReader reader = Open(file);
        List<AvroFileBlock> blocks = [];
        while (reader.ReadBlock() is { } block)
        {
            blocks.Add(block);
        }

        Assert.True(blocks.Count > 1);
        Assert.All(blocks, static block => Assert.InRange(block.Data.Length, 1, 1 << 20));
        Assert.Equal(500, blocks.Sum(static block => block.Count));
        Assert.Equal(encoded.Bytes.ToArray(), blocks.SelectMany(static block => block.Data.ToArray()));
        Assert.Equal(expected.Select(record => record["logId"]!.GetValue<string>()), Open(file).Read().Select(static record => ((AvroRecord)record!)["logId"]));
    }

    [Fact]
    public void Read_WithAnotherSchema_IsResolved()
    {
        MemoryStream file = new();
        AvroFileWriter.Create(file, Ints).WriteBlock([2], 1);
        file.Position = 0;

        AvroFileReader reader = new(file, AvroSchema.Parse("\"long\""));

        Assert.Equal([1L], reader.Read());
        Assert.Equal(AvroSchemaKind.Int, reader.WriterSchema.Kind);
    }

    private static byte[] Header(string schema, string? codec)
    {
        ArrayBufferWriter<byte> buffer = new();
        AvroWriter<ArrayBufferWriter<byte>> writer = new(buffer);
        writer.WriteFixed("Obj\u0001"u8);
        writer.WriteStart(codec is null ? 1 : 2);
        writer.WriteString("avro.schema");
        writer.WriteString(schema);
        if (codec is not null)
        {
            writer.WriteString("avro.codec");
            writer.WriteString(codec);
        }

        writer.WriteEnd();
        writer.WriteFixed(new byte[16]);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static AvroFileReader Open(MemoryStream file) => new(new MemoryStream(file.ToArray()));
}
