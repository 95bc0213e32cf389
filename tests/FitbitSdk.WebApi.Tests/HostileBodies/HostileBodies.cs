using System.Text;

namespace FitbitSdk.WebApi.Tests;

/// <summary>Bodies that nobody should send, by name.</summary>
internal static class HostileBodies
{
    /// <summary>What stands in many of them and must reach no exception and no log.</summary>
    public const string Forged = "forged-line";

    public static IReadOnlyDictionary<string, byte[]> All { get; } = new Dictionary<string, byte[]>(StringComparer.Ordinal)
    {
        ["empty"] = [],
        ["spaces"] = Utf8(" \r\n\t"),
        ["HTML"] = Utf8("<html><body>forged-line</body></html>"),
        ["null"] = Utf8("null"),
        ["a number"] = Utf8("17"),
        ["a text"] = Utf8("\"forged-line\""),
        ["an array of nothing"] = Utf8("[null,[],17]"),
        ["cut off"] = Utf8("{\"activities-heart\":[{\"dateTi"),
        ["two documents"] = Utf8("{} {}"),
        ["a null byte"] = [0],
        ["null bytes"] = new byte[70_000],
        ["UTF-16"] = Encoding.Unicode.GetBytes("{\"dataPoints\":[]}"),
        ["no UTF-8"] = [(byte)'{', (byte)'"', 0xC3, 0x28, (byte)'"', (byte)':', (byte)'1', (byte)'}'],
        ["half a surrogate pair as a name"] = Utf8("{\"\\ud800\":1}"),
        ["arrays, 10,000 deep"] = Utf8(new string('[', 10_000) + new string(']', 10_000)),
        ["objects, 10,000 deep"] = Utf8(string.Concat(Enumerable.Repeat("{\"user\":", 10_000)) + "1" + new string('}', 10_000)),
        ["objects, deep and open"] = Utf8(string.Concat(Enumerable.Repeat("{\"sleep\":", 50_000))),
        ["a long name"] = Utf8("{\"" + new string('x', 500_000) + "\":1}"),
        ["a long number"] = Utf8("{\"x\":" + new string('9', 500_000) + "}"),
        ["an error"] = Utf8("{\"errors\":[{\"errorType\":\"system\",\"message\":\"forged-line\"}],\"success\":false}"),
        ["an error of Google's"] = Utf8("{\"error\":{\"code\":500,\"message\":\"forged-line\",\"status\":\"INTERNAL\"}}"),
        ["no success"] = Utf8("{\"success\":false}"),
        ["an error by RFC 6749"] = Utf8("{\"error\":\"invalid_grant\",\"error_description\":\"forged-line\"}"),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
