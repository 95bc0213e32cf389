using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace FitbitSdk.Records.Tests;

/// <summary>Data of one schema as another one has it (<see href="https://avro.apache.org/docs/1.11.1/specification/#schema-resolution"/>), and what is said of two that do not fit.</summary>
public sealed class SchemaResolutionTests
{
    [Theory]
    [InlineData("\"int\"", "\"long\"", "05", "\"-3\"")]
    [InlineData("\"int\"", "\"float\"", "06", "\"4008000000000000\"")]
    [InlineData("\"int\"", "\"double\"", "06", "\"4008000000000000\"")]
    [InlineData("\"long\"", "\"float\"", "06", "\"4008000000000000\"")]
    [InlineData("\"long\"", "\"double\"", "06", "\"4008000000000000\"")]
    [InlineData("\"float\"", "\"double\"", "00004040", "\"4008000000000000\"")]
    [InlineData("\"string\"", "\"bytes\"", "0461C3", "\"61C3\"")]
    [InlineData("\"bytes\"", "\"string\"", "0261", "\"a\"")]
    [InlineData("\"long\"", "\"int\"", "06", null)]
    [InlineData("\"double\"", "\"float\"", "0000000000000840", null)]
    [InlineData("\"int\"", "\"string\"", "06", null)]
    [InlineData("\"int\"", """["null","long"]""", "06", "\"3\"")]
    [InlineData("\"int\"", """["null","string"]""", "06", null)]
    [InlineData("""["null","int"]""", "\"long\"", "0206", "\"3\"")]
    [InlineData("""["null","int"]""", "\"long\"", "00", null)]
    [InlineData("""["null","int"]""", """["string","double","null"]""", "0206", "\"4008000000000000\"")]
    [InlineData("""["float","int"]""", """["double","int"]""", "0206", "3")]   // not the first that would do: nothing is widened without need
    [InlineData("""{"type":"array","items":"int"}""", """{"type":"array","items":"long"}""", "0206" + "010208" + "00", """["3","4"]""")]
    [InlineData("""{"type":"array","items":"int"}""", """{"type":"array","items":"string"}""", "00", null)]
    [InlineData("""{"type":"map","values":"int"}""", """{"type":"map","values":"long"}""", "0202610600", """{"a":"3"}""")]
    [InlineData("""{"type":"fixed","name":"a.F","size":1}""", """{"type":"fixed","name":"b.F","size":1}""", "FF", "\"FF\"")]
    [InlineData("""{"type":"fixed","name":"F","size":1}""", """{"type":"fixed","name":"F","size":2}""", "FF", null)]
    [InlineData("""{"type":"fixed","name":"F","size":1}""", """{"type":"fixed","name":"G","aliases":["F"],"size":1}""", "FF", "\"FF\"")]
    [InlineData("""{"type":"fixed","name":"F","size":1}""", """{"type":"fixed","name":"G","size":1}""", "FF", null)]
    [InlineData("""{"type":"enum","name":"E","symbols":["A","B"]}""", """{"type":"enum","name":"E","symbols":["B","C"]}""", "02", "\"B\"")]
    [InlineData("""{"type":"enum","name":"E","symbols":["A","B"]}""", """{"type":"enum","name":"E","symbols":["B","C"]}""", "00", null)]
    [InlineData("""{"type":"enum","name":"E","symbols":["A","B"]}""", """{"type":"enum","name":"E","symbols":["B","C"],"default":"C"}""", "00", "\"C\"")]
    public void Read_WithAnotherSchema_IsResolvedOrATypedError(string writer, string reader, string hex, string? expected)
    {
        AvroDatumReader datum = new(AvroSchema.Parse(writer), AvroSchema.Parse(reader));

        if (expected is null)
        {
            Assert.Throws<AvroDataException>(() => datum.Read(Convert.FromHexString(hex)));
        }
        else
        {
            Same(JsonNode.Parse(expected), PlainAvro.Of(datum.Read(Convert.FromHexString(hex))));
        }
    }

    [Fact]
    public void Read_Record_TakesFieldsByNameOrAliasAndFillsDefaults()
    {
        AvroSchema writer = AvroSchema.Parse("""
            { "type": "record", "name": "Old", "fields": [
              { "name": "a", "type": "int" },
              { "name": "gone", "type": { "type": "array", "items": ["null", "string"] } },
              { "name": "b", "type": "string" },
              { "name": "old", "type": "int" }
            ] }
            """);
        AvroSchema reader = AvroSchema.Parse("""
            { "type": "record", "name": "New", "aliases": ["Old"], "fields": [
              { "name": "new", "type": "long", "aliases": ["a", "old"] },
              { "name": "b", "type": "string" },
              { "name": "a", "type": "int" },
              { "name": "more", "type": { "type": "map", "values": "int" }, "default": { "x": 1 } },
              { "name": "none", "type": ["null", "int"], "default": null }
            ] }
            """);

        AvroRecord record = Assert.IsType<AvroRecord>(new AvroDatumReader(writer, reader).Read(Convert.FromHexString("02" + "0400020261" + "00" + "0278" + "0E")));

        Same(JsonNode.Parse("""{ "new": "7", "b": "x", "a": 1, "more": { "x": 1 }, "none": null }"""), PlainAvro.Of(record));
        Assert.Equal((7L, "x"), (record["new"], record[1]));
        Assert.Throws<KeyNotFoundException>(() => record["old"]);
    }

    [Fact]
    public void Read_TwoRecords_ShareNothing()
    {
        AvroDatumReader datum = new(AvroSchema.Parse("""{ "type": "record", "name": "A", "fields": [{ "name": "f", "type": "int" }] }"""));

        object?[] both = [datum.Read([2]), datum.Read([4])];

        Assert.Equal("""[{"f":1},{"f":2}]""", PlainAvro.Of(both)!.ToJsonString());
    }

    [Fact]
    public void Read_RecordThatLacksAField_IsATypedError()
    {
        AvroDatumReader datum = new(
            AvroSchema.Parse("""{ "type": "record", "name": "A", "fields": [] }"""),
            AvroSchema.Parse("""{ "type": "record", "name": "A", "fields": [{ "name": "f", "type": "int" }] }"""));

        Assert.Contains("'f'", Assert.Throws<AvroDataException>(() => datum.Read([])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_EndlessChainOfRecords_IsATypedError()
    {
        // Each of the writer's is a Node to the reader, and holds the one before it.
        const int length = 20_000;
        string chain = string.Concat(Enumerable.Range(1, length).Select(static i =>
            $$$""",{"name":"f{{{i}}}","type":{"type":"record","name":"n{{{i}}}.Node","fields":[{"name":"next","type":["null","n{{{i - 1}}}.Node"]}]}}"""));
        AvroSchema writer = AvroSchema.Parse(
            $$$"""{"type":"record","name":"Node","fields":[{"name":"f0","type":{"type":"record","name":"n0.Node","fields":[]}}{{{chain}}},{"name":"next","type":["null","n{{{length}}}.Node"]}]}""");
        AvroSchema reader = AvroSchema.Parse("""{"type":"record","name":"Node","fields":[{"name":"next","type":["null","Node"],"default":null}]}""");
        byte[] nothingThenAll = [.. new byte[length], .. Enumerable.Repeat((byte)2, length)];

        Assert.Empty(AvroCompatibility.Check(reader, writer));   // the data alone is too deep
        Assert.Throws<AvroDataException>(() => new AvroDatumReader(writer, reader).Read(nothingThenAll));
    }

    [Fact]
    public void Read_RecordFirstMetAtTheEndOfALongChain_IsReadWhereItIsNotDeep()
    {
        const int length = 200;
        const int middle = 80;
        string chain = string.Concat(Enumerable.Range(1, length).Select(static i =>
            $$$""",{"name":"f{{{i}}}","type":["null",{"type":"record","name":"n{{{i}}}.Node","fields":[{"name":"next","type":["null","n{{{i - 1}}}.Node"]}]}]}"""));
        AvroSchema writer = AvroSchema.Parse(
            $$$"""{"type":"record","name":"Node","fields":[{"name":"f0","type":{"type":"record","name":"n0.Node","fields":[]}}{{{chain}}},{"name":"next","type":["null","n{{{length}}}.Node"]},{"name":"other","type":["null","n{{{middle}}}.Node"]}]}""");
        AvroSchema reader = AvroSchema.Parse("""{"type":"record","name":"Node","fields":[{"name":"next","type":["null","Node"],"default":null},{"name":"other","type":["null","Node"],"default":null}]}""");

        AvroRecord? node = (AvroRecord?)((AvroRecord)new AvroDatumReader(writer, reader).Read([.. new byte[length + 1], .. Enumerable.Repeat((byte)2, middle + 1)])!)["other"];

        int nodes = 0;
        for (; node is not null; node = (AvroRecord?)node["next"])
        {
            nodes++;
        }

        Assert.Equal(middle + 1, nodes);
    }

    [Fact]
    public void Read_BytesLeftOver_IsATypedError() =>
        Assert.Throws<AvroDataException>(static () => new AvroDatumReader(AvroSchema.Parse("\"int\"")).Read([2, 2]));

    [Fact]
    public void Read_AnyValueOfEveryKind_IsWhatWasWritten() => Prop.ForAll(RandomValues.Of(EverySchema.Writer).ToArbitrary(), static value =>
    {
        byte[] bytes = AvroBytes.Of((ref writer) => RandomValues.Write(EverySchema.Writer, value, ref writer));

        return JsonNode.DeepEquals(PlainAvro.Of(value), PlainAvro.Of(new AvroDatumReader(EverySchema.Writer).Read(bytes)))
            && new AvroDatumReader(EverySchema.Writer, EverySchema.Reader).Read(bytes) is AvroRecord { Schema: var schema } && schema == EverySchema.Reader;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Read_AnyRecordOfEachType_IsWhatWasWritten()
    {
        Assert.Equal(Samples.Streams.ToHashSet(), RandomBatches.All.Select(static one => one.Stream).ToHashSet());
        foreach (RandomBatches one in RandomBatches.All)
        {
            AvroSchema schema = AvroSchema.Parse(AvroDeliveryEncoder.DescribeSchema(one.Schema));
            AvroDatumReader reader = new(schema);
            foreach ((RecordBatch batch, JsonObject[] expected) in one.MakeDeliveries(200))
            {
                using EncodedBatch encoded = new AvroDeliveryEncoder().Encode(batch);
                Assert.Equal(expected.Length, encoded.Count);
                for (int i = 0; i < expected.Length; i++)
                {
                    Same(PlainAvro.Of(schema, expected[i]), PlainAvro.Of(reader.Read(encoded[i].Span)));
                }
            }
        }
    }

    [Theory]
    [InlineData("\"int\"", "\"long\"", 0)]
    [InlineData("\"long\"", "\"int\"", 1)]
    [InlineData("""["null","int"]""", "\"int\"", 1)]
    [InlineData("""["null","int"]""", """["int","null"]""", 0)]
    [InlineData("""{"type":"enum","name":"E","symbols":["A","B"]}""", """{"type":"enum","name":"E","symbols":["B"]}""", 1)]
    [InlineData("""{"type":"enum","name":"E","symbols":["A","B"]}""", """{"type":"enum","name":"E","symbols":["B"],"default":"B"}""", 0)]
    [InlineData("""{"type":"record","name":"R","fields":[{"name":"f","type":"int"}]}""", """{"type":"record","name":"R","fields":[]}""", 0)]
    [InlineData("""{"type":"record","name":"R","fields":[]}""", """{"type":"record","name":"R","fields":[{"name":"f","type":"int"},{"name":"g","type":"int"}]}""", 2)]
    [InlineData("""{"type":"record","name":"R","fields":[{"name":"next","type":["null","R"]}]}""", """{"type":"record","name":"R","fields":[{"name":"next","type":["null","R"]}]}""", 0)]
    public void Check_NamesWhatCouldNotBeRead(string writer, string reader, int incompatibilities) =>
        Assert.Equal(incompatibilities, AvroCompatibility.Check(AvroSchema.Parse(reader), AvroSchema.Parse(writer)).Count);

    [Fact]
    public void Check_Nested_SaysWhere()
    {
        AvroSchema writer = AvroSchema.Parse("""{"type":"record","name":"R","fields":[{"name":"f","type":{"type":"array","items":["null","string"]}}]}""");
        AvroSchema reader = AvroSchema.Parse("""{"type":"record","name":"R","fields":[{"name":"f","type":{"type":"array","items":"string"}}]}""");

        Assert.Equal("R.f[]", Assert.Single(AvroCompatibility.Check(reader, writer)).Path);
    }

    private static void Same(JsonNode? expected, JsonNode? actual)
    {
        if (!JsonNode.DeepEquals(expected, actual))
        {
            Assert.Equal(expected?.ToJsonString(), actual?.ToJsonString());
            Assert.Fail("Equal as text, not as JSON.");
        }
    }
}
