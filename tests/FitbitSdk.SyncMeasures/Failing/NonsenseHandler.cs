using System.Text;
using System.Text.RegularExpressions;
using NodaTime.Text;

namespace FitbitSdk.SyncMeasures.Failing;

/// <summary>Makes one element of the answers for the bad day one that no mapper understands.</summary>
internal sealed partial class NonsenseHandler : DelegatingHandler
{
    private static readonly string Day = LocalDatePattern.Iso.Format(FailingStream.BadMoment.InUtc().Date);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode && request.RequestUri!.AbsolutePath.Contains($"/steps/date/{Day}", StringComparison.Ordinal))
        {
            string body = await response.Content.ReadAsStringAsync(cancellationToken);
            response.Content = new StringContent(Element().Replace(body, "${before}null"), Encoding.UTF8, "application/json");
        }

        return response;
    }

    [GeneratedRegex("(?<before>\"time\": *\"12:00:00\", *\"value\": *)[0-9]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Element();
}
