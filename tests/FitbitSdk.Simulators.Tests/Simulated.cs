using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests;

/// <summary>A running simulator with a clock to set and a client that speaks raw HTTP.</summary>
internal sealed class Simulated : IAsyncDisposable
{
    public const string Noon = "2026-03-14T12:00:00Z";

    private readonly HttpClient _http = new();

    private Simulated(FitbitSimulator simulator, ManualClock clock) => (Simulator, Clock) = (simulator, clock);

    public FitbitSimulator Simulator { get; }
    public ManualClock Clock { get; }

    /// <summary>Starts with the days 2026-03-12 to 14 and three people: Berlin, New York, Kolkata.</summary>
    public static async Task<Simulated> StartAsync(string now = Noon, Action<FitbitSimulatorOptions>? configure = null)
    {
        ManualClock clock = new(now);
        FitbitSimulatorOptions options = new() { TimeProvider = clock, Users = 3, FirstDay = new(2026, 3, 12), RequestsPerHour = 10_000 };
        configure?.Invoke(options);
        return new(await FitbitSimulator.StartAsync(options, TestContext.Current.CancellationToken), clock);
    }

    public async Task<HttpResponseMessage> SendAsync(string path, int user = 0, string? token = null, CancellationToken? cancellationToken = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(Simulator.BaseAddress, path));
        request.Headers.Authorization = new("Bearer", token ?? Simulator.Accounts[user].AccessToken);
        return await _http.SendAsync(request, cancellationToken ?? TestContext.Current.CancellationToken);
    }

    public async Task<HttpResponseMessage> SendBareAsync(string path) =>
        await _http.GetAsync(new Uri(Simulator.BaseAddress, path), TestContext.Current.CancellationToken);

    public async Task<string> TextAsync(string path, int user = 0)
    {
        using HttpResponseMessage response = await SendAsync(path, user);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public async Task<JsonNode> GetAsync(string path, int user = 0) => JsonNode.Parse(await TextAsync(path, user))!;

    public async Task<JsonNode> TruthAsync(string stream, int user = 0, string query = "")
    {
        using HttpResponseMessage response = await SendBareAsync($"_sim/truth/{Simulator.Accounts[user].UserId}/{stream}{query}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await BodyOf(response);
    }

    public async Task<DateTimeOffset> WatermarkAsync(int user = 0) =>
        ManualClock.Instant((string)(await TruthAsync("sleep", user))["watermark"]!);

    /// <summary>Sets the clock, and gives one user a token that is good at that time.</summary>
    public async Task MoveToAsync(DateTimeOffset now, int user)
    {
        Clock.Now = now;
        using HttpResponseMessage answer = await RefreshAsync(Simulator.Accounts[user].RefreshToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    public async Task<HttpResponseMessage> RefreshAsync(string refreshToken, string? basic = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(Simulator.BaseAddress, "oauth2/token"));
        request.Content = new FormUrlEncodedContent([new("grant_type", "refresh_token"), new("refresh_token", refreshToken)]);
        byte[] secret = Encoding.UTF8.GetBytes(basic ?? $"{Simulator.ClientId}:{Simulator.ClientSecret}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(secret));
        return await _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<HttpResponseMessage> PostAsync(string path, HttpContent content) =>
        await _http.PostAsync(new Uri(Simulator.BaseAddress, path), content, TestContext.Current.CancellationToken);

    public async Task<HttpResponseMessage> DeleteAsync(string path) =>
        await _http.DeleteAsync(new Uri(Simulator.BaseAddress, path), TestContext.Current.CancellationToken);

    /// <summary>All bytes that come back until the connection closes.</summary>
    public async Task<string> RawAsync(string request)
    {
        using TcpClient tcp = new();
        await tcp.ConnectAsync(IPAddress.Loopback, Simulator.BaseAddress.Port, TestContext.Current.CancellationToken);
        NetworkStream stream = tcp.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        using StreamReader reader = new(stream);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Waits for what another connection is about to bring about.</summary>
    public async Task UntilAsync(Func<FitbitSimulator, bool> holds, TimeSpan? limit = null, [CallerArgumentExpression(nameof(holds))] string what = "")
    {
        long start = TimeProvider.System.GetTimestamp();
        while (!holds(Simulator))
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            Assert.False(TimeProvider.System.GetElapsedTime(start) > (limit ?? TimeSpan.FromSeconds(30)), $"Waited in vain for: {what}");
            await Task.Yield();
        }
    }

    public static async Task<JsonNode> BodyOf(HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

    public static async Task<string> ErrorTypeOf(HttpResponseMessage response) => (string)(await BodyOf(response))["errors"]![0]!["errorType"]!;

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Simulator.DisposeAsync();
    }
}
