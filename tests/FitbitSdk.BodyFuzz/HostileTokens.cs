using System.Globalization;
using System.Text;

namespace FitbitSdk.BodyFuzz;

/// <summary>What to put where a value or a name is expected.</summary>
internal static class HostileTokens
{
    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-1", "-0", "1e999", "-1e999", "1e-999", "NaN", "Infinity", "0.1", "1.5e3", "00012", "0x10", "9223372036854775807", "9223372036854775808",
        "-9223372036854775809", "18446744073709551615", "18446744073709551616", "2147483648", "79228162514264337593543950336", "1.7976931348623157e308", "5e-324",
        "\"\"", "\" \"", "\"NaN\"", "\"-Infinity\"", "\"1e999\"", "\"1,5\"", "\"٣\"", "\"0.000\"", "\"99999999999999999999999999999999\"",
        "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"a\\u0000b\"", "\"\\r\\nforged: line\"", "\"\\u202e\"", "\"\\uFEFF\"",
        "\"0001-01-01T00:00:00\"", "\"-9998-01-01T00:00:00\"", "\"Etc/GMT+12\"", "-43200000", "\"9999-12-31T23:59:59.999999999\"", "\"-9998-01-01\"", "\"9999-12-31\"", "\"2026-02-30\"", "\"24:00:00\"", "\"23:59:60\"",
        "\"2026-03-14T09:40:00+18:00\"", "\"1900-01-01T00:00:00-18:00\"", "\"2999-12-31T23:59:59Z\"", "\"0000-00-00T00:00:00Z\"", "\"315576000000s\"", "\"-64800s\"", "\"1e9s\"",
        "\"https://api.fitbit.com/1/user/-/sleep/list.json?offset=100\"", "\"https://elsewhere.example/next\"", "\"//elsewhere.example\"", "\"http://[::1\"",
        "{}", "[]", "[[]]", "[null]", "{\"\":null}", "[{}]", "{\"error\":{}}", "{\"errors\":[]}", "tru", "\"open", "{", "]", ",", ":", "/* */1", "'x'",
    ];

    private static readonly string[] Names =
        ["\"\"", "\"errors\"", "\"error\"", "\"success\"", "\"nextPageToken\"", "\"__proto__\"", "\"\\ud800\"", "\"da\\u0074aset\"", "\"next\"", "\"dateTime\"", "\"value\"", "\"a\\u0000\""];

    private static readonly string[] Times =
    [
        "9999-12-31", "9999-12-31T23:59:59.999", "9999-12-31T23:59:59.999999999Z", "9999-12-31T23:59:59-18:00", "-9998-01-01", "-9998-01-01T00:00:00", "-9998-01-01T00:00:00Z",
        "0001-01-01T00:00:00+18:00", "1899-12-31T23:59:59", "2999-12-31T23:59:59.999", "3000-01-01T00:00:00Z", "2026-02-30", "2026-03-29T02:30:00.000", "23:59:59", "00:00:00", "24:00:00",
    ];

    private static readonly string[] Numbers =
        ["0", "-1", "1", "2147483647", "2147483648", "-2147483649", "9223372036854775807", "-9223372036854775808", "18446744073709551615", "1e308", "-1e308", "1e999", "5e-324", "0.5", "1e5", "86400001"];

    /// <summary>Gives an extreme of the form that a value has: what passes the first look.</summary>
    public static byte[] Like(Random random, ReadOnlySpan<byte> value)
    {
        bool text = value.Length > 2 && value[0] == (byte)'"';
        ReadOnlySpan<byte> core = text ? value[1..^1] : value;
        if (!char.IsAsciiDigit((char)core[0]) && core[0] != (byte)'-')
        {
            return Value(random);
        }

        string[] extremes = core[1..].ContainsAny("-:"u8) ? Times : Numbers;
        string extreme = extremes[random.Next(extremes.Length)];
        return Encoding.UTF8.GetBytes(!text ? extreme : core[^1] == (byte)'s' ? $"\"{extreme}s\"" : $"\"{extreme}\"");
    }

    public static byte[] Value(Random random) => random.Next(40) switch
    {
        < 8 => Encoding.UTF8.GetBytes(Canary.Json),
        8 => Repeat("\"", 'x', "\"", random.Next(1, 300_000)),
        9 => Repeat("", '9', "", random.Next(1, 100_000)),
        10 => Repeat("1.", '0', "1", random.Next(1, 10_000)),
        11 => Deep("[", "]", random),
        12 => Deep("{\"a\":", "}", random, "1"),
        13 => [(byte)'"', 0xC3, 0x28, 0xED, 0xA0, 0x80, 0xF0, (byte)'"'],
        14 => Encoding.UTF8.GetBytes(random.NextInt64(long.MinValue, long.MaxValue).ToString(CultureInfo.InvariantCulture)),
        15 => Encoding.UTF8.GetBytes(BitConverter.Int64BitsToDouble(random.NextInt64()).ToString("R", CultureInfo.InvariantCulture)),
        16 => Encoding.UTF8.GetBytes($"\"{random.Next(-1, 10_000):0000}-{random.Next(0, 14):00}-{random.Next(0, 33):00}T{random.Next(0, 25):00}:{random.Next(0, 61):00}:00\""),
        _ => Encoding.UTF8.GetBytes(Values[random.Next(Values.Length)]),
    };

    public static byte[] Name(Random random) => Encoding.UTF8.GetBytes(random.Next(4) == 0 ? Canary.Json : Names[random.Next(Names.Length)]);

    private static byte[] Deep(string open, string close, Random random, string core = "")
    {
        int depth = random.Next(3) == 0 ? random.Next(1, 10_000) : random.Next(1, 70);
        StringBuilder text = new();
        text.Insert(0, open, depth).Append(core);

        // Without its end it is deep and cut off.
        if (random.Next(4) > 0)
        {
            text.Insert(text.Length, close, depth);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static byte[] Repeat(string before, char one, string after, int count) => Encoding.UTF8.GetBytes(before + new string(one, count) + after);
}
