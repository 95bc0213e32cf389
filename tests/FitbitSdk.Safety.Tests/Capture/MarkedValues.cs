using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace FitbitSdk.Safety.Tests;

/// <summary>Makes values of health recognisable on their way to the client: 72 may be a pulse or a count of requests, 731000072 is a value.</summary>
/// <remarks>Every count of steps, and one pulse in fifty: no mapper takes such a pulse, so that what is told of a refused element is looked at, too.</remarks>
/// <param name="needles">Are told the marked values.</param>
internal sealed partial class MarkedValues(Needles needles) : DelegatingHandler
{
    private const int Mark = 731_000_000;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        string path = request.RequestUri!.AbsolutePath;
        bool isPulse = path.Contains("/heart/", StringComparison.Ordinal) || path.Contains("/heart-rate/", StringComparison.Ordinal);
        if (response.StatusCode is not HttpStatusCode.OK || !(isPulse || path.Contains("/steps/", StringComparison.Ordinal)))
        {
            return response;
        }

        int number = 0;
        string answer = await response.Content.ReadAsStringAsync(cancellationToken);
        StringContent marked = new(
            Value().Replace(answer, match => isPulse && number++ % 50 > 0 ? match.Value : match.Groups["name"].Value + MarkOf(match.Groups["value"].Value)), Encoding.UTF8, "application/json");
        response.Content.Dispose();
        response.Content = marked;
        return response;
    }

    private string MarkOf(string value)
    {
        string mark = (Mark + int.Parse(value, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture);
        needles.Add("value", mark);
        return mark;
    }

    [GeneratedRegex(@"(?<name>""(value|beatsPerMinute|count)""\s*:\s*""?)(?<value>\d{1,5})(?=[\s"",}])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Value();
}
