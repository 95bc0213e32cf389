using System.Text.Json;
using FitbitSdk.Http;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Reads the rows of an intraday answer, of which one may hold tens of thousands: by hand, because a call of the serializer a row costs
/// more than the row.</summary>
internal abstract class DatasetConverter<TSample> : LenientConverter<IReadOnlyList<TSample>>
{
    public sealed override IReadOnlyList<TSample> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.Enter(JsonTokenType.StartArray))
        {
            case JsonEntry.Empty:
                return [];
            case JsonEntry.Unlike:
                throw new JsonException();
        }

        List<TSample> samples = [];
        while (reader.NextElement())
        {
            if (reader.TokenType is not JsonTokenType.StartObject)
            {
                reader.Skip();
            }
            else if (ReadRow(ref reader) is { Second: { } second, Value: { } value } row)
            {
                samples.Add(ToSample(LocalTime.FromSecondsSinceMidnight(second), value, row));
            }
        }

        return samples;
    }

    /// <summary>Makes a sample of a row that has a time and a value.</summary>
    protected abstract TSample ToSample(LocalTime time, double value, in Row row);

    private static Row ReadRow(ref Utf8JsonReader json)
    {
        Row row = default;
        while (json.NextMember())
        {
            if (json.NameIs("time"u8))
            {
                json.Read();
                row.Second = json.TryGetSecondOfDay(out int second) ? second : null;
            }
            else if (json.NameIs("value"u8))
            {
                row.Value = ReadNumber(ref json);
            }
            else if (json.NameIs("level"u8))
            {
                row.Level = (int?)ReadNumber(ref json);
            }
            else if (json.NameIs("mets"u8))
            {
                row.Mets = ReadNumber(ref json);
            }
            else
            {
                json.Skip();
            }
        }

        return row;
    }

    private static double? ReadNumber(ref Utf8JsonReader json)
    {
        json.Read();

        // Nearly all are whole, and those are read in a third of the time.
        return json.TokenType is JsonTokenType.Number && json.TryGetInt32(out int whole) ? whole
            : json.TryGetNumber(out double number) ? number
            : null;
    }

    /// <summary>What a row of any intraday answer may hold.</summary>
    protected struct Row
    {
        public int? Second;
        public double? Value;
        public int? Level;
        public double? Mets;
    }
}
