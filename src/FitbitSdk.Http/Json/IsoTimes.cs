using NodaTime;

namespace FitbitSdk.Http;

/// <summary>Reads the one form that nearly all times of an answer have, without making a text of each. Every other form is for NodaTime's patterns.</summary>
internal static class IsoTimes
{
    private const int WholeSeconds = 19;   // 2026-03-14T07:00:00
    private const int MostDigits = 9;

    /// <summary>Reads a local time, with up to nine digits of a second.</summary>
    /// <returns><see langword="false"/> where the text has another form; it may be a time all the same.</returns>
    public static bool TryParseLocal(ReadOnlySpan<byte> text, out LocalDateTime time)
    {
        time = default;
        if (text.Length < WholeSeconds || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':'
            || !TryParseNumber(text[..4], out int year) || !TryParseNumber(text[5..7], out int month) || !TryParseNumber(text[8..10], out int day)
            || !TryParseNumber(text[11..13], out int hour) || !TryParseNumber(text[14..16], out int minute) || !TryParseNumber(text[17..19], out int second)
            || !TryParseFraction(text[WholeSeconds..], out int nanoseconds)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        long ofDay = (((hour * 60L) + minute) * 60) + second;
        time = new LocalDate(year, month, day).At(LocalTime.FromNanosecondsSinceMidnight((ofDay * NodaConstants.NanosecondsPerSecond) + nanoseconds));
        return true;
    }

    /// <summary>Reads a time that ends with <c>Z</c>, as its local time in UTC.</summary>
    /// <inheritdoc cref="TryParseLocal" path="/returns"/>
    public static bool TryParseUtc(ReadOnlySpan<byte> text, out LocalDateTime time)
    {
        time = default;
        return text is [.. ReadOnlySpan<byte> local, (byte)'Z'] && TryParseLocal(local, out time);
    }

    private static bool TryParseFraction(ReadOnlySpan<byte> text, out int nanoseconds)
    {
        nanoseconds = 0;
        if (text.IsEmpty)
        {
            return true;
        }

        if (text[0] != '.' || text.Length > MostDigits + 1 || !TryParseNumber(text[1..], out nanoseconds))
        {
            return false;
        }

        for (int digits = text.Length - 1; digits < MostDigits; digits++)
        {
            nanoseconds *= 10;
        }

        return true;
    }

    // Digits alone: the parser of the platform would also take a sign.
    private static bool TryParseNumber(ReadOnlySpan<byte> digits, out int number)
    {
        number = 0;
        foreach (byte digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            number = (number * 10) + (digit - '0');
        }

        return !digits.IsEmpty;
    }
}
