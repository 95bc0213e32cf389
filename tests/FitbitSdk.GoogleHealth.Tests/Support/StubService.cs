using System.Net;
using System.Text;

namespace FitbitSdk.GoogleHealth.Tests;

/// <summary>Stands where the network would be. What no script answers throws.</summary>
internal sealed class StubService : HttpMessageHandler
{
    private readonly List<Call> _calls = [];

    /// <summary>Gets or sets what answers requests for data.</summary>
    public Func<Call, HttpResponseMessage> Data { get; set; } = static call => throw new InvalidOperationException("No script for " + call);

    /// <summary>Gets or sets what answers token requests.</summary>
    public Func<Call, HttpResponseMessage> Token { get; set; } = static call => throw new InvalidOperationException("No script for " + call);

    public IReadOnlyList<Call> Calls => _calls;

    public IEnumerable<Call> DataCalls => _calls.Where(static call => !call.IsToken);

    public static HttpResponseMessage Json(string json, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string? form = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        Call call = new(request.Method.Method, request.RequestUri!.AbsoluteUri, request.Headers.Authorization?.ToString(), form);
        _calls.Add(call);
        HttpResponseMessage response = (call.IsToken ? Token : Data)(call);
        response.RequestMessage = request;
        return response;
    }

    internal sealed record Call(string Method, string Address, string? Authorization, string? Form)
    {
        public bool IsToken => Address.StartsWith("https://oauth2.googleapis.com/", StringComparison.Ordinal);

        public string Path => new Uri(Address).AbsolutePath;

        /// <summary>Gives a parameter as the service reads it.</summary>
        public string? Query(string name) => new Uri(Address).Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(static pair => pair.Split('=', 2)).Where(pair => pair[0] == name).Select(static pair => Uri.UnescapeDataString(pair[1])).SingleOrDefault();

        public override string ToString() => $"{Method} {Address}";
    }
}
