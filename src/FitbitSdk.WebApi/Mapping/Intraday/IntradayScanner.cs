using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace FitbitSdk.WebApi;

/// <summary>Reads rows in the one layout the service writes, <c>{"time":"HH:mm:ss","value":N}</c>, several bytes at a time.</summary>
/// <remarks>Every byte is checked. What differs in any way, and be it by a space, is left to the JSON reader, so both give the same rows.</remarks>
internal static class IntradayScanner
{
    // A value of one digit.
    private const int ShortestRow = 29;

    private const int TimeAt = 9;
    private const int ValueAt = 27;
    private const int MostDigits = 9;

    // The longest row and one byte behind it; near the end of the body the JSON reader takes over.
    private const int Reach = ValueAt + MostDigits + 2;

    /// <summary>Adds the rows at the start of a dataset that are of the layout.</summary>
    /// <param name="dataset">The rest of the body, from just behind the opening bracket.</param>
    /// <param name="rows">Where the rows go.</param>
    /// <param name="minimum">The smallest value that is a row.</param>
    /// <param name="maximum">The largest value that is a row.</param>
    /// <returns>As <see cref="Scan(ReadOnlySpan{byte}, Span{IntradaySample}, int, int, out int)"/>.</returns>
    public static int Scan(ReadOnlySpan<byte> dataset, IntradayRows<IntradaySample> rows, int minimum, int maximum)
    {
        if (!dataset.StartsWith("{\"time\":\""u8))
        {
            return 0;
        }

        int resumeAt = Scan(dataset, rows.Reserve((dataset.Length / ShortestRow) + 1), minimum, maximum, out int count);
        rows.Advance(count);
        return resumeAt;
    }

    /// <summary>Reads rows from the start of <paramref name="bytes"/>, which lies just behind the opening bracket.</summary>
    /// <param name="bytes">The rest of the body.</param>
    /// <param name="rows">Room for the rows, at most as many are read.</param>
    /// <param name="minimum">The smallest value that is a row.</param>
    /// <param name="maximum">The largest value that is a row.</param>
    /// <param name="count">How many rows were read.</param>
    /// <returns>Where the JSON reader goes on as if the array began there: at the closing bracket, or at the start of a row; 0 where no row was read.</returns>
    public static int Scan(ReadOnlySpan<byte> bytes, Span<IntradaySample> rows, int minimum, int maximum, out int count)
    {
        int read = 0;
        int start = 0;
        int lastStart = 0;
        while (bytes.Length - start >= Reach && read < rows.Length)
        {
            ReadOnlySpan<byte> row = bytes.Slice(start, Reach);
            ulong mismatch = (BinaryPrimitives.ReadUInt64LittleEndian(row) ^ BinaryPrimitives.ReadUInt64LittleEndian("{\"time\":"u8))
                | (BinaryPrimitives.ReadUInt64LittleEndian(row[17..]) ^ BinaryPrimitives.ReadUInt64LittleEndian("\",\"value"u8))
                | (uint)(row[8] ^ '"')
                | (uint)(BinaryPrimitives.ReadUInt16LittleEndian(row[25..]) ^ ('"' | (':' << 8)));
            if (mismatch != 0 || !TryReadTime(row[TimeAt..], out int second))
            {
                break;
            }

            uint value = row[ValueAt] - (uint)'0';
            int position = ValueAt + 1;
            if (value > 9)
            {
                break;
            }

            uint digit = row[position] - (uint)'0';
            if (value != 0)   // JSON has no leading zeros
            {
                while (digit <= 9 && position < ValueAt + MostDigits)
                {
                    value = (value * 10) + digit;
                    digit = row[++position] - (uint)'0';
                }
            }

            if (row[position] != '}' || value < (uint)minimum || value > (uint)maximum)
            {
                break;
            }

            lastStart = start;
            rows[read++] = new(second, (int)value);
            byte next = row[position + 1];
            start += position + 2;
            if (next == ']')
            {
                count = read;
                return start - 1;
            }

            if (next != ',')
            {
                break;
            }
        }

        // The last row is read again by the JSON reader: from its start it sees whatever follows, for example a comma that nothing follows.
        count = Math.Max(0, read - 1);
        return lastStart;
    }

    /// <summary>Reads <c>HH:mm:ss</c> from the first 8 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryReadTime(ReadOnlySpan<byte> text, out int second)
    {
        // Xor turns digits into 0 to 9 and the colons into 0; a byte beyond its own limit (2, 9, 0, 5, 9, 0, 5, 9) then reaches
        // its top bit when the difference from 0x7F is added. A carry comes only from a byte whose top bit is set already.
        ulong digits = BinaryPrimitives.ReadUInt64LittleEndian(text) ^ 0x3030_3A30_303A_3030;
        bool valid = (((digits + 0x767A_7F76_7A7F_767D) | digits) & 0x8080_8080_8080_8080) == 0;
        ulong pairs = (digits * 10) + (digits >> 8);
        int hour = (int)(pairs & 0xFF);
        second = (hour * 3600) + ((int)((pairs >> 24) & 0xFF) * 60) + (int)((pairs >> 48) & 0xFF);
        return valid && hour < 24;
    }
}
