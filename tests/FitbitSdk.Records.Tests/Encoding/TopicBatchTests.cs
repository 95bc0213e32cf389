using System.Text.Json.Nodes;

namespace FitbitSdk.Records.Tests;

public sealed class TopicBatchTests
{
    private static readonly Topic Numbers = new(StreamId.Steps, "numbers", "\"string\"", """{ "type": "long" }""");

    [Fact]
    public void EndEntry_MoreThanExpected_KeepsEachWithItsRecord()
    {
        using TopicBatch batch = new(Numbers, new byte[] { 2, (byte)'k' }, capacity: 1);
        AvroWriter<PooledBuffer> writer = new(batch.Buffer);
        for (int i = 0; i < 1000; i++)
        {
            writer.WriteLong(i);
            batch.EndEntry(i / 2, writer.Length);
        }

        writer.Flush();

        Assert.Equal(1000, batch.Count);
        Assert.Equal(499, batch.RecordOf(999));
        Assert.Equal(Varint(0), batch[0].ToArray());
        Assert.Equal(Varint(999), batch[999].ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => batch[1000]);
        Assert.Throws<ArgumentOutOfRangeException>(() => batch.RecordOf(-1));
    }

    [Fact]
    public void ToEntries_EachEntry_IsItsKeyAndThenItsValue()
    {
        using TopicBatch batch = new(Numbers, new byte[] { 2, (byte)'k' });
        AvroWriter<PooledBuffer> writer = new(batch.Buffer);
        foreach (int value in (int[])[1, -1, 300])
        {
            writer.WriteLong(value);
            batch.EndEntry(0, writer.Length);
        }

        writer.Flush();
        using EncodedBatch entries = batch.ToEntries();

        Assert.Equal(3, entries.Count);
        Assert.Equal([2, (byte)'k', 1], entries[1].ToArray());
        Assert.Equal([2, (byte)'k', .. Varint(300)], entries[2].ToArray());
    }

    [Fact]
    public void DescribeEntry_Topic_IsARecordOfBothSchemas()
    {
        JsonNode schema = JsonNode.Parse(Numbers.DescribeEntry())!;

        Assert.Equal(["key", "value"], Schemas.FieldsOf(schema));
        Assert.Equal("string", schema["fields"]![0]!["type"]!.GetValue<string>());
        Assert.Equal("long", schema["fields"]![1]!["type"]!["type"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a=b")]
    [InlineData("a;b")]
    [InlineData("..")]
    [InlineData("ä")]
    public void Topic_NameThatBrokersOrFilesRefuse_IsRefused(string name) => Assert.Throws<ArgumentException>(() => new Topic(StreamId.Steps, name, "\"string\"", "\"long\""));

    private static byte[] Varint(int value)
    {
        using PooledBuffer buffer = new(16);
        AvroWriter<PooledBuffer> writer = new(buffer);
        writer.WriteLong(value);
        writer.Flush();
        return buffer.Written.ToArray();
    }
}
