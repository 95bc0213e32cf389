using FsCheck;
using FsCheck.Fluent;

namespace FitbitSdk.Records.Tests;

/// <summary>Random values of any schema, of the types that readers give; a record is a dictionary of its fields.</summary>
internal static class RandomValues
{
    private static readonly Gen<float> Single = Gen.Elements(0f, -0f, 1.5f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.Epsilon, float.MaxValue, float.MinValue);

    private static readonly Gen<byte[]> Bytes = Gen.OneOf(Gen.Elements(Array.Empty<byte>(), new byte[300]), Gen.ArrayOf(Gen.Choose(0, 255).Select(static value => (byte)value)));

    /// <summary>Gives values; where a schema holds itself, so many levels deep.</summary>
    public static Gen<object?> Of(AvroSchema schema, int depth = 3) => schema switch
    {
        AvroUnionSchema union => Gen.OneOf(union.Branches.Where(branch => depth > 0 || branch is not AvroRecordSchema).Select(branch => Of(branch, depth - 1))),
        AvroRecordSchema record => Gen.CollectToArray(record.Fields, field => Of(field.Schema, depth)).Select(object? (values) =>
            record.Fields.Zip(values).ToDictionary(static pair => pair.First.Name, static pair => pair.Second)),
        AvroEnumSchema choice => Gen.Elements(choice.Symbols.AsEnumerable()).Select(static object? (symbol) => symbol),
        AvroFixedSchema bytes => Gen.ArrayOf(Gen.Choose(0, 255), bytes.Size).Select(static object? (values) => values.Select(static value => (byte)value).ToArray()),
        AvroArraySchema array => Gen.Resize(Gen.ListOf(Of(array.Items, depth)), 5).Select(static object? (items) => items.ToArray()),
        AvroMapSchema map => Gen.Resize(Gen.ListOf(Gen.Zip(RandomRecords.Text, Of(map.Values, depth))), 5).Select(static object? (entries) =>
            entries.DistinctBy(static entry => entry.Item1).ToDictionary(static entry => entry.Item1, static entry => entry.Item2)),
        _ => Primitive(schema.Kind),
    };

    /// <summary>Writes such a value.</summary>
    public static void Write<TBuffer>(AvroSchema schema, object? value, ref AvroWriter<TBuffer> writer)
        where TBuffer : System.Buffers.IBufferWriter<byte>
    {
        switch (schema, value)
        {
            case (AvroUnionSchema union, _):
                int branch = Enumerable.Range(0, union.Branches.Count).First(i => Fits(union.Branches[i], value));
                writer.WriteUnion(branch);
                Write(union.Branches[branch], value, ref writer);
                break;
            case (AvroRecordSchema record, IReadOnlyDictionary<string, object?> members):
                foreach (AvroField field in record.Fields)
                {
                    Write(field.Schema, members[field.Name], ref writer);
                }

                break;
            case (AvroEnumSchema choice, string symbol):
                writer.WriteInt(choice.Symbols.ToList().IndexOf(symbol));
                break;
            case (AvroFixedSchema, byte[] bytes):
                writer.WriteFixed(bytes);
                break;
            case (AvroArraySchema array, object?[] items):
                writer.WriteStart(items.Length);
                foreach (object? item in items)
                {
                    Write(array.Items, item, ref writer);
                }

                writer.WriteEnd();
                break;
            case (AvroMapSchema map, IReadOnlyDictionary<string, object?> entries):
                writer.WriteStart(entries.Count);
                foreach ((string key, object? item) in entries)
                {
                    writer.WriteString(key);
                    Write(map.Values, item, ref writer);
                }

                writer.WriteEnd();
                break;
            case (_, bool boolean): writer.WriteBoolean(boolean); break;
            case (_, int number): writer.WriteInt(number); break;
            case (_, long number): writer.WriteLong(number); break;
            case (_, float real): writer.WriteFloat(real); break;
            case (_, double real): writer.WriteDouble(real); break;
            case (_, string text): writer.WriteString(text); break;
            case (_, byte[] bytes): writer.WriteBytes(bytes); break;
        }
    }

    private static bool Fits(AvroSchema schema, object? value) => value switch
    {
        null => schema.Kind is AvroSchemaKind.Null,
        bool => schema.Kind is AvroSchemaKind.Boolean,
        int => schema.Kind is AvroSchemaKind.Int,
        long => schema.Kind is AvroSchemaKind.Long,
        float => schema.Kind is AvroSchemaKind.Float,
        double => schema.Kind is AvroSchemaKind.Double,
        string => schema.Kind is AvroSchemaKind.String,
        _ => schema.Kind is AvroSchemaKind.Record,
    };

    private static Gen<object?> Primitive(AvroSchemaKind kind) => kind switch
    {
        AvroSchemaKind.Boolean => Gen.Elements<object?>(true, false),
        AvroSchemaKind.Int => RandomRecords.Int.Select(static object? (value) => value),
        AvroSchemaKind.Long => RandomRecords.Long.Select(static object? (value) => value),
        AvroSchemaKind.Float => Single.Select(static object? (value) => value),
        AvroSchemaKind.Double => RandomRecords.Real.Select(static object? (value) => value),
        AvroSchemaKind.Bytes => Bytes.Select(static object? (value) => value),
        AvroSchemaKind.String => RandomRecords.Text.Select(static object? (value) => value),
        _ => Gen.Constant<object?>(null),
    };
}
