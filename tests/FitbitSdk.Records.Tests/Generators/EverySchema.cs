namespace FitbitSdk.Records.Tests;

/// <summary>A schema with every kind of Avro in it, also those that no record type has, and a later one that resolves it in every way.</summary>
internal static class EverySchema
{
    // The int stands before the boolean, because python3-avro writes the last branch that fits, and to it True is a number, too.
    public const string WriterJson = """
        { "type": "record", "name": "Every", "namespace": "fitbitsdk.tests", "fields": [
          { "name": "nothing", "type": "null" },
          { "name": "yes", "type": "boolean" },
          { "name": "narrow", "type": "int" },
          { "name": "wide", "type": "long" },
          { "name": "single", "type": "float" },
          { "name": "double", "type": "double" },
          { "name": "bytes", "type": "bytes" },
          { "name": "text", "type": "string" },
          { "name": "gone", "type": { "type": "array", "items": { "type": "map", "values": "string" } } },
          { "name": "level", "type": { "type": "enum", "name": "Level", "symbols": ["WAKE", "LIGHT", "DEEP", "REM"], "default": "WAKE" } },
          { "name": "key", "type": { "type": "fixed", "name": "Key", "size": 3 } },
          { "name": "list", "type": { "type": "array", "items": "int" } },
          { "name": "map", "type": { "type": "map", "values": ["null", "double"] } },
          { "name": "any", "type": ["null", "int", "boolean", "string"] },
          { "name": "part", "type": { "type": "record", "name": "Part", "fields": [{ "name": "first", "type": "int" }, { "name": "second", "type": "string" }] } },
          { "name": "next", "type": ["null", "Every"], "default": null }
        ] }
        """;

    // Widened numbers, another order of fields, symbols and branches, fields that are gone or new at both levels. What the judges themselves do not
    // do (aliases, an enum's default) the tests of the resolution have.
    public const string ReaderJson = """
        { "type": "record", "name": "Every", "namespace": "fitbitsdk.tests", "fields": [
          { "name": "added", "type": "string", "default": "new" },
          { "name": "text", "type": ["null", "string"] },
          { "name": "next", "type": ["null", "Every"], "default": null },
          { "name": "narrow", "type": "long" },
          { "name": "wide", "type": "long" },
          { "name": "single", "type": "double" },
          { "name": "level", "type": { "type": "enum", "name": "Level", "symbols": ["REM", "UNKNOWN", "WAKE", "DEEP", "LIGHT"] } },
          { "name": "list", "type": { "type": "array", "items": "int" } },
          { "name": "any", "type": ["string", "boolean", "null", "int"] },
          { "name": "part", "type": { "type": "record", "name": "Part", "fields": [{ "name": "third", "type": { "type": "array", "items": "int" }, "default": [1, 2] }, { "name": "second", "type": "string" }] } },
          { "name": "map", "type": { "type": "map", "values": ["double", "null"] } }
        ] }
        """;

    public static AvroSchema Writer { get; } = AvroSchema.Parse(WriterJson);

    public static AvroSchema Reader { get; } = AvroSchema.Parse(ReaderJson);
}
