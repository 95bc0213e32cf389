using System.Buffers;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace FitbitSdk.Simulators.Fitbit.Intraday;

/// <summary>A point of an intraday answer: the second of the day that its clock shows, and a number.</summary>
internal readonly record struct Point(int SecondOfDay, int Value);

/// <summary>Writes the part of an intraday answer that is the same for all measures.</summary>
internal static class DatasetWriter
{
    /// <summary>The longest point, with the sign and ten digits of any number.</summary>
    private const int LongestPoint = 44;

    public static void Write(Utf8JsonWriter writer, string name, List<Point> points, int intervalMinutes)
    {
        writer.WriteStartObject(name);
        writer.WritePropertyName("dataset");
        WritePoints(writer, CollectionsMarshal.AsSpan(points));
        writer.WriteNumber("datasetInterval", Math.Max(1, intervalMinutes));
        writer.WriteString("datasetType", intervalMinutes == 0 ? "second" : "minute");
        writer.WriteEndObject();
    }

    /// <summary>By hand: a day has some 17,000 points, and a simulator that costs more than the client it feeds would be what a benchmark measures.</summary>
    private static void WritePoints(Utf8JsonWriter writer, ReadOnlySpan<Point> points)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent((points.Length * LongestPoint) + 2);
        Span<byte> text = buffer;
        text[0] = (byte)'[';
        int length = 1;
        foreach (Point point in points)
        {
            "{\"time\":\"00:00:00\",\"value\":"u8.CopyTo(text[length..]);
            TwoDigits(text[(length + 9)..], point.SecondOfDay / 3600);
            TwoDigits(text[(length + 12)..], point.SecondOfDay / 60 % 60);
            TwoDigits(text[(length + 15)..], point.SecondOfDay % 60);
            length += "{\"time\":\"00:00:00\",\"value\":".Length;
            Utf8Formatter.TryFormat(point.Value, text[length..], out int digits);
            length += digits;
            "},"u8.CopyTo(text[length..]);
            length += 2;
        }

        // The last comma becomes the end of the list.
        length = points.IsEmpty ? 2 : length;
        text[length - 1] = (byte)']';
        writer.WriteRawValue(text[..length], skipInputValidation: true);
        ArrayPool<byte>.Shared.Return(buffer);
    }

    private static void TwoDigits(Span<byte> text, int number) => (text[0], text[1]) = ((byte)('0' + (number / 10)), (byte)('0' + (number % 10)));
}
