using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace FitbitSdk.Simulators.Tests;

public sealed class UnreadableFormTests
{
    private const string Form = "application/x-www-form-urlencoded";

    public static TheoryData<string, string> Everywhere()
    {
        TheoryData<string, string> all = [];
        foreach (string path in new[] { "oauth2/token", "oauth2/revoke", "1.1/oauth2/introspect" })
        {
            foreach (string kind in new[] { "no form", "no boundary", "too many keys", "too long a key", "too long a value" })
            {
                all.Add(path, kind);
            }
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task Post_FormThatCannotBeRead_IsABadRequest(string path, string kind)
    {
        await using Simulated service = await Simulated.StartAsync();
        using HttpClient http = new();
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(service.Simulator.BaseAddress, path));
        (string type, string body) = Body(kind);
        request.Content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        request.Headers.Authorization = new("Bearer", service.Simulator.Accounts[0].AccessToken);

        using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("There was an error reading the request body.", (string)(await Simulated.BodyOf(response))["errors"]![0]!["message"]!);
    }

    private static (string Type, string Body) Body(string kind) => kind switch
    {
        "no form" => ("application/json", "{}"),
        "no boundary" => ("multipart/form-data", "token=a"),
        "too many keys" => (Form, string.Join('&', Enumerable.Range(0, 1100).Select(static i => $"key{i}=1"))),
        "too long a key" => (Form, $"{new string('k', 2100)}=1"),
        _ => (Form, $"token={new string('v', 5_000_000)}"),
    };
}
