using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace FitbitSdk.WebApi.Mapping.Tests;

/// <summary>The scanner may never be seen: each body, also with a space before the first row, which keeps the scanner out, comes to the same.</summary>
public sealed class ScannerAgainstReaderTests
{
    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(5000).WithEndSize(40);

    [Fact]
    public void Map_AnyDataset_ComesToTheSame() => Prop.ForAll(IntradayRowGenerators.Rows, static rows =>
    {
        string heart = Answers.HeartJson(rows);
        string steps = Answers.StepsJson(rows);
        return Outcome.Heart(Bytes(heart)) == Outcome.Heart(Bytes(Answers.WithoutScanner(heart)))
            && Outcome.Steps(Bytes(steps)) == Outcome.Steps(Bytes(Answers.WithoutScanner(steps)));
    }).Check(Config);

    [Fact]
    public void Map_EveryByteReplacedByEveryOther_ComesToTheSame()
    {
        byte[] body = Bytes(Answers.HeartJson("""{"time":"01:23:45","value":67},{"time":"23:59:59","value":8},{"time":"08:09:10","value":123}"""));
        int rows = Encoding.UTF8.GetString(body).IndexOf("[{\"time\"", StringComparison.Ordinal) + 1;
        for (int at = rows; at < body.Length; at++)
        {
            byte original = body[at];
            for (int replacement = 0; replacement < 256; replacement++)
            {
                body[at] = (byte)replacement;
                byte[] spaced = [.. body[..rows], (byte)' ', .. body[rows..]];
                if (Outcome.Heart(body) != Outcome.Heart(spaced))
                {
                    Assert.Fail($"Byte {at} replaced by 0x{replacement:X2}: scanner {Outcome.Heart(body)}; reader {Outcome.Heart(spaced)}");
                }
            }

            body[at] = original;
        }
    }

    [Fact]
    public void Map_CutOffAnywhere_Throws()
    {
        byte[] body = Bytes(Answers.HeartJson("""{"time":"01:23:45","value":67},{"time":"23:59:59","value":8},{"time":"08:09:10","value":123}"""));
        for (int length = 0; length < body.Length; length++)
        {
            byte[] cut = body[..length];
            Assert.StartsWith("GetHeartRateIntraday: the body is not JSON", Outcome.Heart(cut), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("not JSON", Outcome.Heart(body), StringComparison.Ordinal);
    }

    [Fact]
    public void Scan_OurLayout_TakesAllRowsUpToTheBracket()
    {
        byte[] rest = Bytes("""{"time":"00:00:00","value":0},{"time":"12:34:56","value":123456789}],"datasetInterval":1,"datasetType":"second"}}""");
        IntradaySample[] rows = new IntradaySample[8];

        int resumeAt = IntradayScanner.Scan(rest, rows, 0, int.MaxValue, out int count);

        Assert.Equal(2, count);
        Assert.Equal("]", Encoding.UTF8.GetString(rest, resumeAt, 1));
        Assert.Equal([(0, 0), (45296, 123456789)], rows[..2].Select(static row => (row.Second, row.Value)));
    }

    [Fact]
    public void Scan_RowOfAnotherLayout_LeavesTheOneBeforeItToTheReader()
    {
        byte[] rest = Bytes("""{"time":"00:00:01","value":1},{"time":"00:00:02","value":2}, {"time":"00:00:03","value":3}],"datasetInterval":1}}""");

        int resumeAt = IntradayScanner.Scan(rest, new IntradaySample[8], 1, 400, out int count);

        Assert.Equal(1, count);
        Assert.StartsWith("{\"time\":\"00:00:02\"", Encoding.UTF8.GetString(rest, resumeAt, rest.Length - resumeAt), StringComparison.Ordinal);
    }

    [Fact]
    public void TryReadTime_EveryByteAtEveryPlace_TakesTimesOfDayOnly()
    {
        byte[] text = "00:00:00"u8.ToArray();
        foreach (string start in (string[])["00:00:00", "23:59:59", "19:30:30", "20:09:08"])
        {
            for (int first = 0; first < 8; first++)
            {
                for (int value = 0; value < 256 * 256; value++)
                {
                    Encoding.ASCII.GetBytes(start, text);
                    text[first] = (byte)value;
                    text[(first + 1) % 8] = (byte)(value >> 8);
                    if (IntradayScanner.TryReadTime(text, out int second) != Expected(text, out int expected) || (expected >= 0 && expected != second))
                    {
                        Assert.Fail(Convert.ToHexString(text));
                    }
                }
            }
        }
    }

    private static bool Expected(ReadOnlySpan<byte> text, out int second)
    {
        second = -1;
        foreach (int i in (ReadOnlySpan<int>)[0, 1, 3, 4, 6, 7])
        {
            if (text[i] is < (byte)'0' or > (byte)'9')
            {
                return false;
            }
        }

        int hour = ((text[0] - '0') * 10) + text[1] - '0';
        int minute = ((text[3] - '0') * 10) + text[4] - '0';
        int rest = ((text[6] - '0') * 10) + text[7] - '0';
        bool valid = text[2] == ':' && text[5] == ':' && hour < 24 && minute < 60 && rest < 60;
        second = valid ? (hour * 3600) + (minute * 60) + rest : -1;
        return valid;
    }

    private static byte[] Bytes(string json) => Encoding.UTF8.GetBytes(json);
}
