using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace FitbitSdk.Simulators.Tests;

/// <summary>An application that lets a person of the simulator consent.</summary>
internal sealed class Consents(FitbitSimulator simulator) : IDisposable
{
    public const string Back = "http://127.0.0.1:9/back";

    // Of RFC 7636, appendix B.
    public const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    public const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false });

    /// <summary>Asks with all that is needed; <paramref name="changes"/> replace parameters, an empty value leaves one out.</summary>
    public async Task<HttpResponseMessage> AuthorizeAsync(params (string Name, string Value)[] changes)
    {
        Dictionary<string, string> parameters = new(StringComparer.Ordinal)
        {
            ["client_id"] = simulator.ClientId,
            ["response_type"] = "code",
            ["scope"] = "heartrate sleep",
            ["redirect_uri"] = Back,
            ["state"] = "a b&c",
            ["code_challenge"] = Challenge,
            ["code_challenge_method"] = "S256",
        };
        foreach ((string name, string value) in changes)
        {
            parameters[name] = value;
        }

        string query = string.Join('&', parameters.Where(static one => one.Value.Length > 0).Select(static one => $"{one.Key}={Uri.EscapeDataString(one.Value)}"));
        return await _http.GetAsync(new Uri($"{simulator.AuthorizeAddress}?{query}"), TestContext.Current.CancellationToken);
    }

    public async Task<string> CodeAsync(params (string Name, string Value)[] changes)
    {
        using HttpResponseMessage response = await AuthorizeAsync(changes);
        return Returned(response)["code"];
    }

    public async Task<JsonNode> TokensAsync(params (string Name, string Value)[] changes)
    {
        using HttpResponseMessage response = await ExchangeAsync(await CodeAsync(changes));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await Simulated.BodyOf(response);
    }

    /// <summary>Exchanges a code as a server application, or without <paramref name="hasSecret"/> as a public one.</summary>
    public Task<HttpResponseMessage> ExchangeAsync(string code, string verifier = Verifier, string redirectUri = Back, bool hasSecret = true) => PostAsync(
        "oauth2/token", hasSecret, ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirectUri), ("code_verifier", verifier));

    public Task<HttpResponseMessage> RevokeAsync(string token, bool hasSecret = true) => PostAsync("oauth2/revoke", hasSecret, ("token", token));

    public async Task<HttpResponseMessage> PostAsync(string path, bool hasSecret, params (string Name, string Value)[] form)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(simulator.BaseAddress, path));
        IEnumerable<(string Name, string Value)> members = hasSecret ? form : [.. form, ("client_id", simulator.ClientId)];
        request.Content = new FormUrlEncodedContent(members.Select(static one => KeyValuePair.Create(one.Name, one.Value)));
        request.Headers.Authorization = hasSecret
            ? new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{simulator.ClientId}:{simulator.ClientSecret}")))
            : null;
        return await _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<JsonNode> IntrospectAsync(string token, string bearer)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(simulator.BaseAddress, "1.1/oauth2/introspect"));
        request.Content = new FormUrlEncodedContent([new("token", token)]);
        request.Headers.Authorization = new("Bearer", bearer);
        using HttpResponseMessage response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await Simulated.BodyOf(response);
    }

    /// <summary>What the browser is sent back with.</summary>
    public static Dictionary<string, string> Returned(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return QueryHelpers.ParseQuery(response.Headers.Location!.Query).ToDictionary(static one => one.Key, static one => one.Value.ToString(), StringComparer.Ordinal);
    }

    public void Dispose() => _http.Dispose();
}
