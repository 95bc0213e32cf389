namespace FitbitSdk.WebApi.Tests;

/// <summary>A client whose calls are answered one after the other with bodies that a test brings, and whose requests it may look at.</summary>
internal sealed class AnsweredClient : IAsyncDisposable
{
    private readonly TestHost _host;

    private AnsweredClient(TestHost host, string[] scopes)
    {
        _host = host;
        _host.Grant(TestHost.Anna, scopes);
    }

    public FitbitClient Client => _host.Client;

    /// <summary>Gets method and address of each request, without the host.</summary>
    public IReadOnlyList<string> Requests => [.. _host.Service.DataRequests.Select(static request => request.Replace("https://api.fitbit.com", "", StringComparison.Ordinal))];

    public string OnlyRequest => Assert.Single(Requests);

    public IReadOnlyList<StubService.Call> Calls => _host.Service.Calls;

    /// <summary>Gets the headers of each request, one a line.</summary>
    public IReadOnlyList<string> Headers => _host.Service.Headers;

    public static AnsweredClient With(params string[] bodies)
    {
        TestHost host = new();
        host.Service.Answer([.. bodies.Select(static body => (Func<HttpResponseMessage>)(() => StubService.Json(body)))]);
        return new(host, []);
    }

    /// <summary>Makes a client of a user who granted no more than these scopes.</summary>
    public static AnsweredClient Granted(params string[] scopes) => new(new(), scopes);

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
