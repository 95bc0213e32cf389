using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace FitbitSdk.Safety.Tests;

/// <summary>Answers by the token alone, after a while drawn from a seed, and refuses each token after a few uses. New tokens take long, so that
/// refreshes of several users run at the same time.</summary>
internal sealed class ServiceByToken(int seed) : HttpMessageHandler
{
    private const int Lifetime = 10;
    private const int LongestPause = 4;
    private const int LongestRefresh = 400;

    private static readonly HttpRequestOptionsKey<bool> Refused = new("refused");

    private readonly Lock _lock = new();
    private readonly Random _chance = new(seed);
    private readonly Dictionary<string, int> _uses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _refreshes = new(StringComparer.Ordinal);

    /// <summary>Gets whose data was given out, an entry an answer.</summary>
    public ConcurrentQueue<string> Answered { get; } = new();

    public int RefreshesOf(string name) => _refreshes.GetValueOrDefault(name);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string? form = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        string? token = request.Headers.Authorization is { Scheme: "Bearer", Parameter: { } bearer } ? bearer : null;
        for (int pause = Draw(form is null ? LongestPause : LongestRefresh); pause > 0; pause--)
        {
            await Task.Yield();
        }

        return form is null ? Data(request, token!) : Refresh(request, form);
    }

    private HttpResponseMessage Data(HttpRequestMessage request, string token)
    {
        lock (_lock)
        {
            _uses[token] = _uses.GetValueOrDefault(token) + 1;
            // The repeat of a request is never refused: a second refusal means that the user must authorize again.
            if (_uses[token] > Lifetime && !request.Options.TryGetValue(Refused, out _))
            {
                request.Options.Set(Refused, true);
                return Json(request, HttpStatusCode.Unauthorized, """{"errors":[{"errorType":"expired_token","message":"m"}],"success":false}""");
            }
        }

        string name = token[..token.IndexOf('-', StringComparison.Ordinal)];
        Answered.Enqueue(name);
        return Json(request, HttpStatusCode.OK, request.RequestUri!.AbsolutePath.Contains("pairedDevices", StringComparison.Ordinal)
            ? $$"""{"pairedDevices":[{"name":"users/me/pairedDevices/{{name}}","deviceType":"TRACKER"}]}"""
            : $$"""[{"id":"{{name}}","type":"TRACKER","deviceVersion":"Charge 6","lastSyncTime":"2026-03-13T10:00:00.000"}]""");
    }

    private HttpResponseMessage Refresh(HttpRequestMessage request, string form)
    {
        string[] parts = form.Split('&').Single(static pair => pair.StartsWith("refresh_token=", StringComparison.Ordinal))["refresh_token=".Length..].Split('-');
        int next = int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture) + 1;
        lock (_lock)
        {
            _refreshes[parts[0]] = _refreshes.GetValueOrDefault(parts[0]) + 1;
        }

        return Json(request, HttpStatusCode.OK, $$"""{"access_token":"{{parts[0]}}-access-{{next}}","refresh_token":"{{parts[0]}}-refresh-{{next}}","expires_in":28800}""");
    }

    private int Draw(int below)
    {
        lock (_lock)
        {
            return _chance.Next(below);
        }
    }

    private static HttpResponseMessage Json(HttpRequestMessage request, HttpStatusCode status, string json) =>
        new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json"), RequestMessage = request };
}
