using System.Text.Json;

namespace FitbitSdk.BodyFuzz;

/// <summary>Where the values and names of a body stand; of a body that is spoilt, those before the spot.</summary>
internal sealed class JsonSpans
{
    private JsonSpans(List<Range> values, List<Range> names) => (Values, Names) = (values, names);

    /// <summary>Gets the values: objects and arrays as a whole, and all that is in them.</summary>
    public List<Range> Values { get; }

    public List<Range> Names { get; }

    public static JsonSpans Find(ReadOnlySpan<byte> body)
    {
        List<Range> values = [];
        List<Range> names = [];
        Stack<int> open = [];
        Utf8JsonReader reader = new(body, new JsonReaderOptions { MaxDepth = 200 });
        try
        {
            while (reader.Read())
            {
                int start = (int)reader.TokenStartIndex;
                int end = (int)reader.BytesConsumed;
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject or JsonTokenType.StartArray:
                        open.Push(start);
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        values.Add(open.Pop()..end);
                        break;
                    case JsonTokenType.PropertyName:
                        // What was consumed includes the colon.
                        names.Add(start..(start + reader.ValueSpan.Length + 2));
                        break;
                    default:
                        values.Add(start..end);
                        break;
                }
            }
        }
        catch (JsonException)
        {
            // What was found stands.
        }

        return new(values, names);
    }
}
