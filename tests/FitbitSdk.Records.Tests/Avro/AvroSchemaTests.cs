namespace FitbitSdk.Records.Tests;

public sealed class AvroSchemaTests
{
    [Fact]
    public void Parse_Record_KeepsWhatReadersNeed()
    {
        AvroRecordSchema record = Assert.IsType<AvroRecordSchema>(AvroSchema.Parse("""
            { "type": "record", "name": "Night", "namespace": "a.b", "aliases": ["Sleep", "c.Nap"], "fields": [
              { "name": "at", "type": { "type": "long", "logicalType": "timestamp-micros" }, "aliases": ["time"], "doc": "When." },
              { "name": "level", "type": { "type": "enum", "name": "Level", "symbols": ["WAKE", "DEEP"], "default": "WAKE" }, "default": "DEEP" },
              { "name": "next", "type": ["null", "Night"], "default": null },
              { "name": "key", "type": { "type": "fixed", "name": "other.Key", "size": 2 }, "default": "\u0000\u00FF" }
            ] }
            """));

        Assert.Equal(("a.b.Night", "Night"), (record.FullName, record.Name));
        Assert.Equal(["a.b.Sleep", "c.Nap"], record.Aliases);
        AvroField at = record.Fields[0];
        Assert.Equal(("timestamp-micros", "When.", false), (at.Schema.LogicalType, at.Documentation, at.HasDefault));
        Assert.Equal(["time"], at.Aliases);
        AvroEnumSchema level = Assert.IsType<AvroEnumSchema>(record.Fields[1].Schema);
        Assert.Equal(("a.b.Level", "WAKE", "DEEP"), (level.FullName, level.Default, record.Fields[1].Default));
        Assert.Equal((true, null), (record.Fields[2].HasDefault, record.Fields[2].Default));
        Assert.Same(record, Assert.IsType<AvroUnionSchema>(record.Fields[2].Schema).Branches[1]);
        Assert.Equal("other.Key", record.Fields[3].Schema.ToString());
        Assert.Equal([0, 0xFF], Assert.IsType<byte[]>(record.Fields[3].Default));
        Assert.Equal((2, -1), (record.IndexOf("next"), record.IndexOf("time")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("7")]
    [InlineData("\"\uD800\"")]
    [InlineData("\"\\uD800\"")]
    [InlineData("\"unknown\"")]
    [InlineData("[]")]
    [InlineData("""["int", "int"]""")]
    [InlineData("""["null", ["int"]]""")]
    [InlineData("""[{ "type": "array", "items": "int" }, { "type": "array", "items": "string" }]""")]
    [InlineData("{}")]
    [InlineData("""{ "type": "array" }""")]
    [InlineData("""{ "type": "map", "values": "A" }""")]
    [InlineData("""{ "type": "record", "name": "A" }""")]
    [InlineData("""{ "type": "record", "name": "A", "fields": {} }""")]
    [InlineData("""{ "type": "record", "name": "A", "fields": [7] }""")]
    [InlineData("""{ "type": "record", "fields": [] }""")]
    [InlineData("""{ "type": "record", "name": 7, "fields": [] }""")]
    [InlineData("""{ "type": "record", "name": "1A", "fields": [] }""")]
    [InlineData("""{ "type": "record", "name": "a..A", "fields": [] }""")]
    [InlineData("""{ "type": "record", "name": "a.string", "fields": [] }""")]
    [InlineData("""{ "type": "record", "name": "A", "name": "B", "fields": [] }""")]
    [InlineData("""{ "type": "record", "name": "A", "aliases": ["b-c"], "fields": [] }""")]
    [InlineData("""{ "type": "record", "name": "A", "fields": [{ "name": "f", "type": "int" }, { "name": "f", "type": "int" }] }""")]
    [InlineData("""{ "type": "record", "name": "A", "fields": [{ "name": "f-g", "type": "int" }] }""")]
    [InlineData("""{ "type": "record", "name": "A", "fields": [{ "name": "f" }] }""")]
    [InlineData("""{ "type": "record", "name": "A", "fields": [{ "name": "f", "type": { "type": "fixed", "name": "A", "size": 1 } }] }""")]
    [InlineData("""{ "type": "record", "name": "A", "fields": [{ "name": "f", "type": "int", "default": 2147483648 }] }""")]
    [InlineData("""{ "type": "record", "name": "A", "fields": [{ "name": "f", "type": "int", "default": "1" }] }""")]
    [InlineData("""{ "type": "record", "name": "A", "fields": [{ "name": "f", "type": ["null", "int"], "default": 1 }] }""")]
    [InlineData("""{ "type": "record", "name": "A", "fields": [{ "name": "f", "type": "bytes", "default": "\u0100" }] }""")]
    [InlineData("""{ "type": "record", "name": "A", "fields": [{ "name": "f", "type": { "type": "fixed", "name": "F", "size": 1 }, "default": null }] }""")]
    [InlineData("""{ "type": "record", "name": "A", "fields": [{ "name": "f", "type": "A", "default": {} }] }""")]
    [InlineData("""{ "type": "record", "name": "A", "fields": [{ "name": "f", "type": { "type": "record", "name": "B", "fields": [{ "name": "g", "type": "int" }] }, "default": {} }] }""")]
    [InlineData("""{ "type": "enum", "name": "E", "symbols": [] }""")]
    [InlineData("""{ "type": "enum", "name": "E", "symbols": ["A", "A"] }""")]
    [InlineData("""{ "type": "enum", "name": "E", "symbols": ["A-B"] }""")]
    [InlineData("""{ "type": "enum", "name": "E", "symbols": ["A"], "default": "B" }""")]
    [InlineData("""{ "type": "fixed", "name": "F", "size": -1 }""")]
    [InlineData("""{ "type": "fixed", "name": "F", "size": "1" }""")]
    public void Parse_WhatIsNoSchema_IsATypedError(string json) => Assert.Throws<AvroSchemaException>(() => AvroSchema.Parse(json));

    [Fact]
    public void Parse_WhatIsWrong_SaysWhere()
    {
        AvroSchemaException error = Assert.Throws<AvroSchemaException>(() => AvroSchema.Parse("""
            { "type": "record", "name": "a.A", "fields": [{ "name": "f", "type": { "type": "array", "items": { "type": "record", "name": "B", "fields": [{ "name": "g", "type": "C" }] } } }] }
            """));

        Assert.Equal("A.f[].g", error.Path);
        Assert.Contains("'C'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_NestedTooDeep_IsATypedError()
    {
        const int deep = 100_000;
        string json = string.Concat(Enumerable.Repeat("""{"type":"array","items":""", deep)) + "\"int\"" + new string('}', deep);

        Assert.Throws<AvroSchemaException>(() => AvroSchema.Parse(json));
    }

    [Theory]
    [InlineData("""{ "type": "record", "name": "A", "fields": [{ "name": "f", "type": ["string", "null"], "default": null }] }""")]
    [InlineData("""{ "type": "record", "name": "A", "fields": [{ "name": "f", "type": "int", "default": "0" }] }""")]
    [InlineData("""{ "type": "record", "name": "A", "fields": [{ "name": "f", "type": { "type": "enum", "name": "E", "symbols": ["X"] }, "default": "Y" }] }""")]
    [InlineData("""{ "type": "record", "name": "A", "fields": [{ "name": "f", "type": { "type": "fixed", "name": "F", "size": 2 }, "default": "x" }] }""")]
    [InlineData("""{ "type": "record", "name": "A", "fields": [{ "name": "f", "type": "int", "aliases": ["x-y"] }] }""")]
    [InlineData("""{ "type": "record", "name": "A", "aliases": ["x-y"], "fields": [{ "name": "f", "type": "int" }] }""")]
    [InlineData("""{ "type": "record", "name": "A", "fields": [{ "name": "f", "type": { "type": "enum", "name": "E", "symbols": ["X"], "default": "Y" } }] }""")]
    public void ParseWriter_WhatOnlyReadersUseIsNotValid_LeavesItOut(string json)
    {
        AvroRecordSchema record = Assert.IsType<AvroRecordSchema>(AvroSchema.ParseWriter(json));

        Assert.Throws<AvroSchemaException>(() => AvroSchema.Parse(json));
        Assert.False(record.Fields[0].HasDefault);
        Assert.Empty(record.Aliases);
        Assert.Empty(record.Fields[0].Aliases);
        Assert.Null((record.Fields[0].Schema as AvroEnumSchema)?.Default);
    }

    [Fact]
    public void ParseWriter_ValidDefault_IsKept()
    {
        AvroRecordSchema record = Assert.IsType<AvroRecordSchema>(AvroSchema.ParseWriter("""{ "type": "record", "name": "A", "fields": [{ "name": "f", "type": "int", "default": 7, "aliases": ["x-y", "g"] }] }"""));

        Assert.Equal((true, 7), (record.Fields[0].HasDefault, record.Fields[0].Default));
        Assert.Equal(["g"], record.Fields[0].Aliases);
        Assert.Throws<AvroSchemaException>(static () => AvroSchema.ParseWriter("""{ "type": "record", "name": "A", "fields": [{ "name": "f-g", "type": "int" }] }"""));
    }

    [Fact]
    public void Parse_ManyFieldsBehindLongNames_TakesMemoryInProportion()
    {
        const int fields = 5000;
        string name = new('n', 1000);
        string schema = $$$"""{"type":"record","name":"Last","fields":[{{{string.Join(',', Enumerable.Range(0, fields).Select(static i => $$"""{"name":"f{{i}}","type":"int"}"""))}}}]}""";
        for (int i = 0; i < 10; i++)
        {
            schema = $$$"""{"type":"record","name":"R{{{i}}}","fields":[{"name":"{{{name}}}","type":{{{schema}}}}]}""";
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        AvroSchema.Parse(schema);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 50 * schema.Length);   // with the path of each field it is more than 500 times
    }

    [Fact]
    public void Parse_NameWithoutEnd_IsATypedError()
    {
        static string Named(int length) => $$"""{"type":"fixed","name":"{{new string('n', length)}}","size":1}""";

        Assert.Equal(1024, AvroSchema.Parse(Named(1024)).ToString().Length);
        Assert.Throws<AvroSchemaException>(static () => AvroSchema.Parse(Named(1025)));
    }

    [Fact]
    public void Parse_DefaultThatDoublesWithEachRecord_IsATypedError()
    {
        // Two of the record before, and so on: 2^40 values.
        string records = string.Concat(Enumerable.Range(1, 40).Select(static i =>
            $$$""",{"type":"record","name":"R{{{i}}}","fields":[{"name":"a","type":"R{{{i - 1}}}","default":{}},{"name":"b","type":"R{{{i - 1}}}","default":{}}]}"""));

        AvroSchemaException error = Assert.Throws<AvroSchemaException>(() => AvroSchema.Parse($$"""[{"type":"record","name":"R0","fields":[]}{{records}}]"""));
        Assert.Contains("values", error.Message, StringComparison.Ordinal);
    }

    // Each rule of the specification's transformation: primitives, full names, attributes that go, their order, escapes and numbers, white space.
    [Theory]
    [InlineData("""{ "type" : "int", "logicalType": "date" }""", "\"int\"")]
    [InlineData("""[ "null", {"type": "map", "values": {"type":"long"}} ]""", """["null",{"type":"map","values":"long"}]""")]
    [InlineData("""{"type":"fixed","size": 16, "namespace":"x.y", "name":"a.Md5", "doc": "-"}""", """{"name":"a.Md5","type":"fixed","size":16}""")]
    [InlineData("""[{"type":"fixed","name":"a.F","size":1},{"type":"fixed","name":"b.F","size":1}]""", """[{"name":"a.F","type":"fixed","size":1},{"name":"b.F","type":"fixed","size":1}]""")]
    [InlineData("""{"symbols":["A","B"],"type":"enum","name":"\u0045","namespace":"n","default":"A","aliases":["F"]}""", """{"name":"n.E","type":"enum","symbols":["A","B"]}""")]
    [InlineData(
        """{"type":"record","namespace":"n","fields":[{"default":null,"type":["null","R"],"name":"next","order":"ignore"},{"name":"list","type":{"type":"array","items":"n.R"}}],"name":"R"}""",
        """{"name":"n.R","type":"record","fields":[{"name":"next","type":["null","n.R"]},{"name":"list","type":{"type":"array","items":"n.R"}}]}""")]
    public void ToCanonicalForm_IsAsSpecified(string json, string canonical) => Assert.Equal(canonical, AvroSchema.Parse(json).ToCanonicalForm());

    // From the table of test cases that comes with Avro (share/test/data/schema-tests.txt).
    [Theory]
    [InlineData("\"null\"", 7195948357588979594)]
    [InlineData("\"boolean\"", -6970731678124411036)]
    [InlineData("\"int\"", 8247732601305521295)]
    [InlineData("""["int", {"type":"boolean"}]""", 5392556393470105090)]
    [InlineData("""{"fields":[], "type":"record", "name":"a.b.foo", "namespace":"x.y"}""", -4616218487480524110)]
    [InlineData("""{"namespace":"x.y.z", "type":"enum", "name":"foo", "doc":"foo bar", "symbols":["A1", "A2"]}""", -4448647247586288245)]
    [InlineData("""{"namespace":"x.y.z", "type":"fixed", "name":"foo", "doc":"foo bar", "size":32}""", -3064184465700546786)]
    [InlineData("""{"items":{"type":"null"}, "type":"array"}""", -589620603366471059)]
    [InlineData("""{"values":"string", "type":"map"}""", -8732877298790414990)]
    [InlineData("""{"name":"PigValue","type":"record", "fields":[{"name":"value", "type":["null", "int", "long", "PigValue"]}]}""", -1759257747318642341)]
    public void Rabin_OfAvrosOwnCases_IsTheirs(string json, long fingerprint) => Assert.Equal(unchecked((ulong)fingerprint), AvroFingerprint.Rabin(AvroSchema.Parse(json)));

    [Fact]
    public void Sha256_IsThatOfTheCanonicalForm() => Assert.Equal(
        System.Security.Cryptography.SHA256.HashData("\"int\""u8),
        AvroFingerprint.Sha256(AvroSchema.Parse("""{ "type": "int" }""")));
}
