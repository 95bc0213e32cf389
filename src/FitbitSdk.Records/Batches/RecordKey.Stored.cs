using System.Globalization;

namespace FitbitSdk.Records;

/// <content>The form in which a key is remembered; the text in a record id does not say what kind of key it is.</content>
public readonly partial struct RecordKey
{
    /// <summary>Reads what <see cref="ToStored"/> wrote.</summary>
    /// <param name="stored">The text.</param>
    /// <returns>The key.</returns>
    /// <exception cref="FormatException">The text is not such a form.</exception>
    public static RecordKey FromStored(string stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        string rest = stored.Length > 0 ? stored[1..] : string.Empty;
        return (stored.FirstOrDefault(), rest) switch
        {
            ('g', { Length: > 0 }) => Log(rest),
            ('c', "") => Current,
            ('i', _) => new(Kind.Instant, Ticks(rest), null),
            ('l', _) => new(Kind.Local, Ticks(rest), null),
            ('d', _) => new(Kind.Date, Ticks(rest), null),
            _ => throw new FormatException("This is no stored key."),
        };

        static long Ticks(string text) => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
    }

    /// <summary>Gives the key as a text from which it can be read again.</summary>
    /// <returns>A letter for its kind, and the log id or a number.</returns>
    public string ToStored() => _kind switch
    {
        Kind.Log => "g" + _log,
        Kind.Current => "c",
        Kind.Instant => Number("i"),
        Kind.Local => Number("l"),
        _ => Number("d"),
    };

    private string Number(string kind) => kind + _ticks.ToString(CultureInfo.InvariantCulture);
}
