using System.Text.Json;

namespace FitbitSdk.Simulators.Fitbit.Intraday;

/// <summary>Writes the <c>dataset</c> of an intraday answer. A day has some 17,000 points, so nothing is formatted through strings.</summary>
internal static class DatasetWriter
{
    private static readonly JsonEncodedText Time = JsonEncodedText.Encode("time");
    private static readonly JsonEncodedText Value = JsonEncodedText.Encode("value");

    public static void WritePoint(Utf8JsonWriter writer, int secondOfDay, int value)
    {
        Span<byte> text = [0, 0, (byte)':', 0, 0, (byte)':', 0, 0];
        TwoDigits(text, secondOfDay / 3600);
        TwoDigits(text[3..], secondOfDay / 60 % 60);
        TwoDigits(text[6..], secondOfDay % 60);
        writer.WriteStartObject();
        writer.WriteString(Time, text);
        writer.WriteNumber(Value, value);
        writer.WriteEndObject();
    }

    public static void WriteGranularity(Utf8JsonWriter writer, int intervalMinutes)
    {
        writer.WriteNumber("datasetInterval", Math.Max(1, intervalMinutes));
        writer.WriteString("datasetType", intervalMinutes == 0 ? "second" : "minute");
    }

    private static void TwoDigits(Span<byte> text, int number) => (text[0], text[1]) = ((byte)('0' + (number / 10)), (byte)('0' + (number % 10)));
}
