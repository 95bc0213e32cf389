using System.Globalization;
using System.Text;

namespace FitbitSdk.Records;

/// <summary>Writes the <see href="https://avro.apache.org/docs/1.11.1/specification/#parsing-canonical-form-for-schemas">Parsing Canonical Form</see>.</summary>
/// <remarks>Names and symbols are letters, digits and underscores: nothing needs escaping.</remarks>
internal sealed class AvroCanonicalForm
{
    private readonly StringBuilder _text = new();
    private readonly HashSet<string> _named = new(StringComparer.Ordinal);

    private AvroCanonicalForm()
    {
    }

    public static string Of(AvroSchema schema)
    {
        AvroCanonicalForm form = new();
        form.Write(schema);
        return form._text.ToString();
    }

    private void Write(AvroSchema schema)
    {
        switch (schema)
        {
            case AvroNamedSchema named when !_named.Add(named.FullName):
                _text.Append('"').Append(named.FullName).Append('"');
                break;
            case AvroRecordSchema record:
                _text.Append("{\"name\":\"").Append(record.FullName).Append("\",\"type\":\"record\",\"fields\":");
                WriteList(record.Fields, WriteField);
                _text.Append('}');
                break;
            case AvroEnumSchema choice:
                _text.Append("{\"name\":\"").Append(choice.FullName).Append("\",\"type\":\"enum\",\"symbols\":");
                WriteList(choice.Symbols, symbol => _text.Append('"').Append(symbol).Append('"'));
                _text.Append('}');
                break;
            case AvroFixedSchema bytes:
                _text.Append("{\"name\":\"").Append(bytes.FullName).Append(CultureInfo.InvariantCulture, $"\",\"type\":\"fixed\",\"size\":{bytes.Size}}}");
                break;
            case AvroArraySchema array:
                WriteOf("array", "items", array.Items);
                break;
            case AvroMapSchema map:
                WriteOf("map", "values", map.Values);
                break;
            case AvroUnionSchema union:
                WriteList(union.Branches, Write);
                break;
            default:
                _text.Append('"').Append(AvroPrimitiveSchema.NameOf(schema.Kind)).Append('"');
                break;
        }
    }

    private void WriteField(AvroField field)
    {
        _text.Append("{\"name\":\"").Append(field.Name).Append("\",\"type\":");
        Write(field.Schema);
        _text.Append('}');
    }

    private void WriteOf(string type, string member, AvroSchema schema)
    {
        _text.Append("{\"type\":\"").Append(type).Append("\",\"").Append(member).Append("\":");
        Write(schema);
        _text.Append('}');
    }

    private void WriteList<T>(IReadOnlyList<T> items, Action<T> write)
    {
        _text.Append('[');
        for (int i = 0; i < items.Count; i++)
        {
            _text.Append(i == 0 ? string.Empty : ",");
            write(items[i]);
        }

        _text.Append(']');
    }
}
