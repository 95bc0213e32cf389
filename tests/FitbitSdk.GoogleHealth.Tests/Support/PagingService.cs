using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace FitbitSdk.GoogleHealth.Tests;

/// <summary>Lists points as the service does: newest first, a page at most, and the next page without what has the time of the last record.</summary>
internal sealed partial class PagingService(int pageSize, IEnumerable<(Instant Time, string Json)> points)
{
    private readonly (Instant Time, string Json)[] _points = [.. points.OrderByDescending(static point => point.Time)];

    public HttpResponseMessage Answer(StubService.Call call)
    {
        Assert.Null(call.Query("pageToken"));
        Match filter = Bounds().Match(call.Query("filter")!);
        (Instant from, Instant to) = (Parse(filter.Groups["from"].Value), Parse(filter.Groups["to"].Value));
        string[] found = [.. _points.Where(point => from <= point.Time && point.Time < to).Select(static point => point.Json)];
        string more = found.Length > pageSize ? ",\"nextPageToken\":\"NEXT\"" : "";
        return StubService.Json($$"""{"dataPoints":[{{string.Join(',', found.Take(pageSize))}}]{{more}}}""");
    }

    public static string Heart(Instant time, int beats) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"heartRate":{"sampleTime":{"physicalTime":"{{{InstantPattern.ExtendedIso.Format(time)}}}","utcOffset":"3600s"},"beatsPerMinute":"{{{beats}}}"}}""");

    private static Instant Parse(string literal) => InstantPattern.ExtendedIso.Parse(literal).GetValueOrThrow();

    [GeneratedRegex("""^[a-z_.]+ >= "(?<from>[^"]+)" AND [a-z_.]+ < "(?<to>[^"]+)"$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bounds();
}
