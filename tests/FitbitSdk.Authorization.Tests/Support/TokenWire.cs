using System.Collections.Concurrent;

namespace FitbitSdk.Authorization.Tests;

/// <summary>Stands before the network of token requests: keeps what passes, and can answer in the service's place.</summary>
internal sealed class TokenWire
{
    public ConcurrentQueue<Sent> All { get; } = new();

    /// <summary>Gets or sets what is asked first; <see langword="null"/> lets the request pass.</summary>
    public Func<Sent, Task<HttpResponseMessage?>> Answer { get; set; } = static _ => Task.FromResult<HttpResponseMessage?>(null);

    public DelegatingHandler CreateHandler() => new Handler(this);

    public static string? Member(string form, string name) => form.Split('&').Select(static pair => pair.Split('=', 2))
        .Where(pair => pair[0] == name).Select(static pair => Uri.UnescapeDataString(pair[1])).SingleOrDefault();

    internal sealed record Sent(string Method, Uri Address, string? Authorization, string Form);

    private sealed class Handler(TokenWire wire) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            string form = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            Sent sent = new(request.Method.Method, request.RequestUri!, request.Headers.Authorization?.ToString(), form);
            wire.All.Enqueue(sent);
            return await wire.Answer(sent) ?? await base.SendAsync(request, cancellationToken);
        }
    }
}
