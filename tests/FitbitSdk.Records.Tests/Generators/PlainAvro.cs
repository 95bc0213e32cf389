using System.Globalization;
using System.Text.Json.Nodes;

namespace FitbitSdk.Records.Tests;

/// <summary>Values in a form of JSON that every language keeps exactly: an int as a number, a long as digits, a floating-point number as its 64 bits
/// in hexadecimal digits, or <c>NaN</c>; bytes as hexadecimal digits.</summary>
internal static class PlainAvro
{
    /// <summary>Gives the form of a value that was read.</summary>
    public static JsonNode? Of(object? value) => value switch
    {
        null => null,
        bool boolean => JsonValue.Create(boolean),
        int number => JsonValue.Create(number),
        long number => JsonValue.Create(number.ToString(CultureInfo.InvariantCulture)),
        float real => Bits(real),
        double real => Bits(real),
        string text => JsonValue.Create(text),
        byte[] bytes => JsonValue.Create(Convert.ToHexString(bytes)),
        AvroRecord record => new JsonObject(record.Schema.Fields.Select((field, i) => KeyValuePair.Create(field.Name, Of(record[i])))),
        IReadOnlyDictionary<string, object?> map => new JsonObject(map.Select(static entry => KeyValuePair.Create(entry.Key, Of(entry.Value)))),
        IEnumerable<object?> list => new JsonArray([.. list.Select(Of)]),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.GetType(), "No reader gives such a value."),
    };

    /// <summary>Gives the form of an expected value, whose numbers do not say of which kind they are.</summary>
    public static JsonNode? Of(AvroSchema schema, JsonNode? value) => (schema, value) switch
    {
        (_, null) => null,
        (AvroUnionSchema union, _) => Of(union.Branches[1], value),   // of null and one other: all unions of the record types
        (AvroRecordSchema record, JsonObject members) => new JsonObject(record.Fields.Select(field => KeyValuePair.Create(field.Name, Of(field.Schema, members[field.Name])))),
        (AvroArraySchema array, JsonArray items) => new JsonArray([.. items.Select(item => Of(array.Items, item))]),
        ({ Kind: AvroSchemaKind.Int }, _) => JsonValue.Create(int.Parse(value.ToJsonString(), CultureInfo.InvariantCulture)),
        ({ Kind: AvroSchemaKind.Long }, _) => JsonValue.Create(value.ToJsonString()),
        ({ Kind: AvroSchemaKind.Double }, _) => Bits(value.GetValue<double>()),
        _ => value.DeepClone(),
    };

    private static JsonValue Bits(double value) => JsonValue.Create(double.IsNaN(value) ? "NaN" : BitConverter.DoubleToUInt64Bits(value).ToString("X16", CultureInfo.InvariantCulture));
}
