namespace FitbitSdk.BodyFuzz;

/// <summary>Spoils bodies: of their bytes, and of their structure.</summary>
internal sealed class BodyMutator(Random random, IReadOnlyList<SeedBody> others)
{
    // Beyond what the client is set to accept, so that its limit is met as well.
    private const int LargestBody = 3 * 1024 * 1024;

    public byte[] Mutate(byte[] body)
    {
        // Most bodies are spoilt once or twice: what is spoilt more often is refused at the first byte and reaches no mapper.
        int times = random.Next(20) switch { 0 => 0, < 12 => 1, < 17 => 2, _ => random.Next(3, 8) };
        for (int i = 0; i < times && body.Length <= LargestBody; i++)
        {
            body = random.Next(10) < 8 ? MutateStructure(body) : MutateBytes(body);
        }

        return body;
    }

    private byte[] MutateStructure(byte[] body)
    {
        JsonSpans spans = JsonSpans.Find(body);
        if (spans.Values.Count == 0 || spans.Names.Count == 0)
        {
            return MutateBytes(body);
        }

        Range value = spans.Values[random.Next(spans.Values.Count)];
        Range name = spans.Names[random.Next(spans.Names.Count)];
        return random.Next(12) switch
        {
            < 2 => Replace(body, value, HostileTokens.Value(random)),
            2 or 3 => Replace(body, value, HostileTokens.Like(random, body.AsSpan(value))),
            4 => Replace(body, value, body[spans.Values[random.Next(spans.Values.Count)]]),
            5 => Replace(body, value, [.. body[value], (byte)',', .. body[value]]),
            6 => Wrap(body, value),
            7 => Replace(body, name, HostileTokens.Name(random)),
            8 => Replace(body, name, body[spans.Names[random.Next(spans.Names.Count)]]),
            9 => Insert(body, name.Start.Value, [.. HostileTokens.Name(random), (byte)':', .. HostileTokens.Value(random), (byte)',']),
            10 => Many(body, value),
            _ => ChangeDigit(body, value),
        };
    }

    private byte[] MutateBytes(byte[] body)
    {
        if (body.Length == 0)
        {
            return HostileTokens.Value(random);
        }

        int at = random.Next(body.Length);
        return random.Next(12) switch
        {
            0 or 1 => Flip(body),
            2 or 3 => body[..at],
            4 => Splice(body, at),
            5 => Insert(body, at, HostileTokens.Value(random)),
            6 => Insert(body, at, [0]),
            7 => [0xEF, 0xBB, 0xBF, .. body],
            8 => System.Text.Encoding.Unicode.GetBytes(System.Text.Encoding.UTF8.GetString(body)),
            9 => [.. body, .. HostileTokens.Value(random)],
            10 => random.Next(100) == 0 ? Replace(body, at..at, new byte[random.Next(LargestBody)]) : [],
            _ => ChangeDigit(body, ..),
        };
    }

    private byte[] Flip(byte[] body)
    {
        byte[] flipped = [.. body];
        for (int i = random.Next(1, 5); i > 0; i--)
        {
            flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
        }

        return flipped;
    }

    private byte[] Splice(byte[] body, int at)
    {
        byte[] other = others[random.Next(others.Count)].Bytes;
        return [.. body[..at], .. other[random.Next(other.Length)..]];
    }

    private byte[] Wrap(byte[] body, Range value)
    {
        int depth = random.Next(4) == 0 ? random.Next(60, 70) : random.Next(1, 4);
        bool inArrays = random.Next(2) == 0;
        byte[] open = [.. Enumerable.Repeat(inArrays ? "["u8.ToArray() : "{\"value\":"u8.ToArray(), depth).SelectMany(static part => part)];
        byte[] close = [.. Enumerable.Repeat(inArrays ? (byte)']' : (byte)'}', depth)];
        return Replace(body, value, [.. open, .. body[value], .. close]);
    }

    /// <summary>Repeats an element many times.</summary>
    private byte[] Many(byte[] body, Range value)
    {
        byte[] one = [.. body[value], (byte)','];
        int count = Math.Min(random.Next(2, 2_000), 200_000 / one.Length);
        return Insert(body, value.Start.Value, [.. Enumerable.Repeat(one, count).SelectMany(static part => part)]);
    }

    /// <summary>Changes one digit: dates, times, numbers and ids that look right and are not.</summary>
    private byte[] ChangeDigit(byte[] body, Range within)
    {
        (int offset, int length) = within.GetOffsetAndLength(body.Length);
        byte[] changed = [.. body];
        for (int tries = 0; tries < 20 && length > 0; tries++)
        {
            int at = offset + random.Next(length);
            if (char.IsAsciiDigit((char)changed[at]))
            {
                changed[at] = (byte)('0' + random.Next(10));
                break;
            }
        }

        return changed;
    }

    private static byte[] Insert(byte[] body, int at, byte[] what) => Replace(body, at..at, what);

    private static byte[] Replace(byte[] body, Range range, byte[] what)
    {
        (int offset, int length) = range.GetOffsetAndLength(body.Length);
        return [.. body[..offset], .. what, .. body[(offset + length)..]];
    }
}
