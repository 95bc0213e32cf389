using System.Text.Json;
using System.Text.Json.Serialization;
using FitbitSdk.Http;
using NodaTime;
using NodaTime.Text;

namespace FitbitSdk.WebApi;

/// <summary>Reads one value, in each form in which the service writes it. What has none of them is as good as missing.</summary>
internal abstract class LenientConverter<T> : JsonConverter<T>
{
    public sealed override bool HandleNull => true;

    public sealed override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => throw new NotSupportedException("Answers are only read.");
}

/// <summary>A text, or an id that is written as a number: ids go beyond what a double can hold.</summary>
internal sealed class TextConverter : LenientConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.Number ? System.Text.Encoding.UTF8.GetString(reader.ValueSpan)
        : reader.TryGetText(out string? text) ? text
        : null;
}

/// <summary>An id without which the entry is nothing.</summary>
internal sealed class IdConverter : LenientConverter<string>
{
    private static readonly TextConverter Text = new();

    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Text.Read(ref reader, typeToConvert, options) is { Length: > 0 } id ? id : throw new JsonException();
}

internal sealed class WholeConverter : LenientConverter<int?>
{
    public override int? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TryGetWhole(out long whole) && whole is >= int.MinValue and <= int.MaxValue ? (int)whole : null;
}

internal sealed class LongConverter : LenientConverter<long?>
{
    public override long? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TryGetWhole(out long whole) ? whole : null;
}

internal sealed class NumberConverter : LenientConverter<double?>
{
    public override double? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TryGetNumber(out double number) ? number : null;
}

/// <summary>A number that cannot be negative: the service writes -1 where there is none.</summary>
internal sealed class AmountConverter : LenientConverter<double?>
{
    public override double? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TryGetNumber(out double number) && number >= 0 ? number : null;
}

/// <summary>A length of time in milliseconds.</summary>
internal sealed class MillisecondsConverter : LenientConverter<Duration?>
{
    private const long Longest = 1_000_000_000_000_000;   // what Duration holds, and more than anybody lives

    public override Duration? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TryGetWhole(out long milliseconds) && milliseconds is >= 0 and <= Longest ? Duration.FromMilliseconds(milliseconds) : null;
}

internal sealed class BooleanConverter : LenientConverter<bool?>
{
    public override bool? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TryGetBoolean(out bool truth) ? truth : null;
}

/// <summary>A date without which the entry is nothing.</summary>
internal sealed class DateConverter : LenientConverter<LocalDate>
{
    public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TryGetDate(out LocalDate date) ? date : throw new JsonException();
}

/// <summary>A date; an empty text is none.</summary>
internal sealed class OptionalDateConverter : LenientConverter<LocalDate?>
{
    public override LocalDate? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TryGetDate(out LocalDate date) ? date : null;
}

/// <summary>A time of day, with or without seconds.</summary>
internal sealed class TimeConverter : LenientConverter<LocalTime?>
{
    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public override LocalTime? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TryGetText(out string? text) && (LocalTimePattern.ExtendedIso.Parse(text).TryGetValue(default, out LocalTime time) || Minutes.Parse(text).TryGetValue(default, out time))
            ? time
            : null;
}

/// <summary>A wall-clock time without an offset, without which the entry is nothing.</summary>
internal sealed class DateTimeConverter : LenientConverter<LocalDateTime>
{
    public override LocalDateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TryGetLocalTime(out LocalDateTime time) ? time : throw new JsonException();
}

/// <summary>A wall-clock time without an offset.</summary>
internal sealed class OptionalDateTimeConverter : LenientConverter<LocalDateTime?>
{
    public override LocalDateTime? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TryGetLocalTime(out LocalDateTime time) ? time : null;
}

/// <summary>A time with its offset.</summary>
internal sealed class StatedTimeConverter : LenientConverter<OffsetDateTime?>
{
    public override OffsetDateTime? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TryGetTime(out LocalDateTime time, out Offset? offset) && offset is { } stated ? time.WithOffset(stated) : null;
}

/// <summary>Tells whether there is anything.</summary>
internal sealed class SomethingConverter : LenientConverter<bool>
{
    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => !SuccessfulError.IsNothing(ref reader);
}
