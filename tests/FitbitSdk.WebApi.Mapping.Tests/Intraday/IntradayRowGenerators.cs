using FsCheck;
using FsCheck.Fluent;

namespace FitbitSdk.WebApi.Mapping.Tests;

/// <summary>Datasets that are mostly as the service writes them, with everything else strewn in.</summary>
internal static class IntradayRowGenerators
{
    private static readonly Gen<string> Time =
        from second in Gen.Choose(0, 86399)
        select $"{second / 3600:00}:{second / 60 % 60:00}:{second % 60:00}";

    private static readonly Gen<string> OddTime = Gen.Elements(
        "24:00:00", "23:60:00", "23:59:60", "1:00:00", "001:00:0", "12-00-00", "12:00", "12:00:00.0", "", "aa:bb:cc", "\\u00312:00:00", "1２:0:00", "29:00:00", "12:00:0/", "12:00:0:");

    private static readonly Gen<string> Value = from value in Gen.Choose(1, 400) select $"{value}";

    private static readonly Gen<string> OddValue = Gen.Elements(
        "0", "401", "-1", "-0", "1.0", "61.5", "6e1", "6E+1", "060", "00", "+6", "\"61\"", "\"6\\u0031\"", "\"\"", "null", "true", "[61]", "{\"a\":{}}", "1e400",
        "123456789", "1234567890", "2147483647", "2147483648", "99999999999999999999", "-99999999999999999999", "0.0000000000000000000000000000001", "", "NaN", "6 1");

    private static readonly Gen<string> OddRow =
        from time in Gen.Frequency((3, Time), (1, OddTime))
        from value in Gen.Frequency((3, Value), (2, OddValue))
        from form in Gen.Elements(
            "{{\"time\":\"{0}\",\"value\":{1}}}", "{{ \"time\":\"{0}\",\"value\":{1}}}", "{{\"time\" :\"{0}\",\"value\":{1}}}", "{{\"time\":\"{0}\", \"value\":{1}}}",
            "{{\"time\":\"{0}\",\"value\": {1}}}", "{{\"time\":\"{0}\",\"value\":{1} }}", "{{\"value\":{1},\"time\":\"{0}\"}}", "{{\"time\":\"{0}\",\"value\":{1},\"x\":[{{}}]}}",
            "{{\"x\":null,\"time\":\"{0}\",\"value\":{1}}}", "{{\"time\":\"{0}\"}}", "{{\"value\":{1}}}", "{{}}", "{{\"t\\u0069me\":\"{0}\",\"value\":{1}}}",
            "{{\"time\":\"{0}\",\"time\":\"00:00:01\",\"value\":{1},\"value\":5}}", "{{\"Time\":\"{0}\",\"value\":{1}}}", "{{\"time\":\"{0}\",\"value\":{1}", "\"{0}\"", "{1}",
            "{{'time':'{0}','value':{1}}}", "{{\"time\":\"{0}\";\"value\":{1}}}", "{{\"time\":\"{0}\",\"values\":{1}}}")
        select string.Format(null, form, time, value);

    private static readonly Gen<string> Row = Gen.Frequency(
        (12, from time in Time from value in Value select $$"""{"time":"{{time}}","value":{{value}}}"""),
        (1, OddRow));

    private static readonly Gen<string> Separator = Gen.Frequency((40, Gen.Constant(",")), (1, Gen.Elements(" ,", ", ", ",\n", ",,", "", ";", "],[")));

    private static readonly Gen<string> End = Gen.Frequency((12, Gen.Constant("")), (1, Gen.Elements(",", " ", "\n", ", ", "]", "}", ",7", "{")));

    public static Arbitrary<string> Rows { get; } = (
        from rows in Gen.ListOf(Gen.Zip(Row, Separator))
        from last in Row
        from end in End
        select string.Concat(rows.Select(static pair => pair.Item1 + pair.Item2)) + last + end).ToArbitrary();
}
