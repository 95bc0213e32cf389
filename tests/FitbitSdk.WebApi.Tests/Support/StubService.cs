using System.Net;
using System.Text;

namespace FitbitSdk.WebApi.Tests;

/// <summary>Stands where the network would be, for requests for data and for token requests. What no script answers throws.</summary>
internal sealed class StubService : HttpMessageHandler
{
    private readonly Lock _lock = new();
    private readonly List<Call> _calls = [];
    private readonly List<string> _headers = [];

    /// <summary>Gets or sets what answers requests for data.</summary>
    public Func<Call, CancellationToken, Task<HttpResponseMessage>> Data { get; set; } = static (call, _) => throw new InvalidOperationException("No script for " + call);

    /// <summary>Gets or sets what answers token requests.</summary>
    public Func<Call, CancellationToken, Task<HttpResponseMessage>> Token { get; set; } = static (call, _) => throw new InvalidOperationException("No script for " + call);

    public IReadOnlyList<Call> Calls
    {
        get
        {
            lock (_lock)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>Gets the headers of each call, one a line.</summary>
    public IReadOnlyList<string> Headers
    {
        get
        {
            lock (_lock)
            {
                return [.. _headers];
            }
        }
    }

    public IReadOnlyList<string> DataRequests => [.. Calls.Where(static call => !call.IsToken).Select(static call => call.ToString())];

    public IReadOnlyList<Call> TokenPosts => [.. Calls.Where(static call => call.IsToken)];

    public static HttpResponseMessage Json(string json, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Status(int status, string body = "") => new((HttpStatusCode)status) { Content = new StringContent(body) };

    public static HttpResponseMessage WithQuota(HttpResponseMessage response, int remaining, int reset, int limit = 150)
    {
        response.Headers.Add("fitbit-rate-limit-limit", $"{limit}");
        response.Headers.Add("Fitbit-Rate-Limit-Remaining", $"{remaining}");
        response.Headers.Add("FITBIT-RATE-LIMIT-RESET", $"{reset}");
        return response;
    }

    /// <summary>Answers one call after the other; more calls than answers throw.</summary>
    public void Answer(params Func<HttpResponseMessage>[] answers)
    {
        Queue<Func<HttpResponseMessage>> queue = new(answers);
        Data = (call, _) => Task.FromResult(queue.TryDequeue(out Func<HttpResponseMessage>? answer) ? answer() : throw new InvalidOperationException("No answer left for " + call));
    }

    public void AnswerTokens(params Func<HttpResponseMessage>[] answers)
    {
        Queue<Func<HttpResponseMessage>> queue = new(answers);
        Token = (call, _) => Task.FromResult(queue.TryDequeue(out Func<HttpResponseMessage>? answer) ? answer() : throw new InvalidOperationException("No answer left for " + call));
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string? form = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        Call call = new(request.Method.Method, request.RequestUri!.AbsoluteUri, request.Headers.Authorization?.ToString(), form);
        string headers = string.Join('\n', request.Headers.Select(static header => $"{header.Key}: {string.Join(", ", header.Value)}"));
        lock (_lock)
        {
            _calls.Add(call);
            _headers.Add(headers);
        }

        HttpResponseMessage response = await (call.IsToken ? Token : Data)(call, cancellationToken);
        response.RequestMessage = request;
        return response;
    }

    internal sealed record Call(string Method, string Address, string? Authorization, string? Form)
    {
        public bool IsToken => Address.EndsWith("/token", StringComparison.Ordinal);

        public override string ToString() => $"{Method} {Address}";
    }
}
