using System.Net;
using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests.Google;

/// <summary>A running Google Health simulator with a clock to set and a client that speaks raw HTTP.</summary>
internal sealed class HealthSimulated : IAsyncDisposable
{
    private readonly HttpClient _http = new();

    private HealthSimulated(GoogleHealthSimulator simulator, ManualClock clock) => (Simulator, Clock) = (simulator, clock);

    public GoogleHealthSimulator Simulator { get; }
    public ManualClock Clock { get; }

    /// <summary>Starts with the days 2026-03-12 to 14 and six people, one of each kind.</summary>
    public static async Task<HealthSimulated> StartAsync(string now = Simulated.Noon, Action<GoogleHealthSimulatorOptions>? configure = null)
    {
        ManualClock clock = new(now);
        GoogleHealthSimulatorOptions options = new() { TimeProvider = clock, Users = 6, FirstDay = new(2026, 3, 12), RequestsPerUserMinute = 100_000 };
        configure?.Invoke(options);
        return new(await GoogleHealthSimulator.StartAsync(options, TestContext.Current.CancellationToken), clock);
    }

    /// <summary>Starts with a month whose clocks change in America on the 8th and in Europe on the 29th.</summary>
    public static Task<HealthSimulated> MarchAsync() => StartAsync("2026-03-31T12:00:00Z", static options => (options.FirstDay, options.Days) = (new(2026, 3, 2), 30));

    public async Task<HttpResponseMessage> SendAsync(string path, int user = 0, string? token = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(Simulator.BaseAddress, path));
        request.Headers.Authorization = new("Bearer", token ?? Simulator.Accounts[user].AccessToken);
        return await _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<HttpResponseMessage> SendBareAsync(string path) => await _http.GetAsync(new Uri(Simulator.BaseAddress, path), TestContext.Current.CancellationToken);

    public async Task<JsonNode> GetAsync(string path, int user = 0)
    {
        using HttpResponseMessage response = await SendAsync(path, user);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await Simulated.BodyOf(response);
    }

    /// <summary>One page of points.</summary>
    public Task<JsonNode> PageAsync(string type, int user = 0, string filter = "", string more = "", bool isMerged = true) =>
        GetAsync(Path(type, filter, more, isMerged), user);

    public static string Path(string type, string filter = "", string more = "", bool isMerged = true) =>
        $"v4/users/me/dataTypes/{type}/dataPoints{(isMerged ? ":reconcile" : "")}?filter={Uri.EscapeDataString(filter)}{more}";

    /// <summary>Everything of a span, oldest first, in windows so small that none has a second page.</summary>
    public async Task<IReadOnlyList<JsonNode>> WindowsAsync(string type, DateTimeOffset from, DateTimeOffset to, TimeSpan step, int user = 0, bool isMerged = true)
    {
        string field = type is "heart-rate" ? "heart_rate.sample_time.physical_time" : "steps.interval.start_time";
        List<JsonNode> points = [];
        for (DateTimeOffset at = from; at < to; at += step)
        {
            JsonNode page = await PageAsync(type, user, $"{field} >= \"{at:yyyy-MM-dd'T'HH:mm:ss'Z'}\" AND {field} < \"{at + step:yyyy-MM-dd'T'HH:mm:ss'Z'}\"", "&pageSize=5000", isMerged);
            Assert.Null(page["nextPageToken"]);
            points.AddRange(Points(page).Reverse());
        }

        return points;
    }

    /// <summary>Follows the page tokens to the end, as a client that trusts them.</summary>
    public async Task<IReadOnlyList<JsonNode>> PagesAsync(string type, int user = 0, string filter = "", string more = "", bool isMerged = true)
    {
        List<JsonNode> points = [];
        string token = "";
        do
        {
            JsonNode page = await PageAsync(type, user, filter, more + (token.Length == 0 ? "" : $"&pageToken={token}"), isMerged);
            points.AddRange(Points(page));
            token = (string?)page["nextPageToken"] ?? "";
        }
        while (token.Length > 0);
        return points;
    }

    public static IEnumerable<JsonNode> Points(JsonNode page) => (page["dataPoints"]?.AsArray() ?? []).Select(static point => point!);

    public async Task<IReadOnlyList<JsonNode>> TruthAsync(string stream, int user = 0, string query = "")
    {
        using HttpResponseMessage response = await SendBareAsync($"_sim/truth/{Simulator.Accounts[user].UserId}/{stream}{query}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return [.. (await Simulated.BodyOf(response))["rows"]!.AsArray().Select(static row => row!)];
    }

    public async Task<HttpResponseMessage> PostAsync(string path, params IEnumerable<(string Name, string Value)> form)
    {
        using FormUrlEncodedContent content = new(form.Select(static part => KeyValuePair.Create(part.Name, part.Value)));
        return await _http.PostAsync(new Uri(Simulator.BaseAddress, path), content, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> RefreshAsync(string refreshToken) => PostAsync(
        "token", ("grant_type", "refresh_token"), ("refresh_token", refreshToken), ("client_id", Simulator.ClientId), ("client_secret", Simulator.ClientSecret));

    /// <summary>Sets the clock, and gives one user a token that is good at that time.</summary>
    public async Task MoveToAsync(DateTimeOffset now, int user)
    {
        Clock.Now = now;
        using HttpResponseMessage answer = await RefreshAsync(Simulator.Accounts[user].RefreshToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    /// <summary>Consents anew to the named scopes and gives the access token.</summary>
    public async Task<string> ConsentAsync(int user, string scopes)
    {
        const string Back = "http://127.0.0.1/back";
        string query = $"client_id={Simulator.ClientId}&response_type=code&access_type=offline&scope={Uri.EscapeDataString(scopes)}&redirect_uri={Uri.EscapeDataString(Back)}&user={Simulator.Accounts[user].UserId}";
        using HttpClient browser = new(new HttpClientHandler { AllowAutoRedirect = false });
        using HttpResponseMessage sentBack = await browser.GetAsync(new Uri($"{Simulator.AuthorizeAddress}?{query}"), TestContext.Current.CancellationToken);
        string code = sentBack.Headers.Location!.Query.Split("code=")[1];
        using HttpResponseMessage answer = await PostAsync(
            "token", ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", Back), ("client_id", Simulator.ClientId), ("client_secret", Simulator.ClientSecret));
        JsonNode body = await Simulated.BodyOf(answer);
        Assert.Equal(Simulator.Accounts[user].RefreshToken, (string)body["refresh_token"]!);
        return (string)body["access_token"]!;
    }

    /// <summary>Status and reason of an error; the reason is that of the ErrorInfo, else the bare status text.</summary>
    public static async Task<(int Status, string Reason)> ErrorOf(HttpResponseMessage response)
    {
        JsonNode error = (await Simulated.BodyOf(response))["error"]!;
        Assert.Equal((int)response.StatusCode, (int)error["code"]!);
        return ((int)response.StatusCode, (string)(error["details"]?[0]!["reason"] ?? error["status"])!);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Simulator.DisposeAsync();
    }
}
