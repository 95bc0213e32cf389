using System.Net;

namespace FitbitSdk.Simulators.Tests;

public sealed class PathTests
{
    [Theory]
    [InlineData("POST", "1/user/-/profile.json")]
    [InlineData("DELETE", "1/user/-/profile.json")]
    [InlineData("GET", "oauth2/token")]
    [InlineData("POST", "_sim/requests")]
    public async Task Send_OtherMethod_IsRefusedWithTheErrorEnvelope(string method, string path)
    {
        await using Simulated service = await Simulated.StartAsync();

        using HttpResponseMessage response = await SendAsync(service, new(method), path);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal("request", await Simulated.ErrorTypeOf(response));
        Assert.NotEmpty(response.Content.Headers.Allow);
    }

    [Fact]
    public async Task Head_OfAPathToGet_IsRefusedWithoutBody()
    {
        await using Simulated service = await Simulated.StartAsync();

        using HttpResponseMessage response = await SendAsync(service, HttpMethod.Head, "1/user/-/profile.json");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("_SIM/Requests", HttpStatusCode.OK)]
    [InlineData("OAuth2/authorize", HttpStatusCode.BadRequest)]
    public async Task Get_OtherLettersOfADoor_NeedsNoTokenEither(string path, HttpStatusCode expected)
    {
        await using Simulated service = await Simulated.StartAsync();

        using HttpResponseMessage response = await service.SendBareAsync(path);

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Get_OtherLettersOfAnEndpoint_NeedsItsScope()
    {
        await using Simulated service = await Simulated.StartAsync();
        using Consents consents = new(service.Simulator);
        string narrow = (string)(await consents.TokensAsync(("scope", "sleep")))["access_token"]!;

        using HttpResponseMessage response = await service.SendAsync("1/USER/-/Profile.json", token: narrow);

        Assert.Equal("insufficient_scope", await Simulated.ErrorTypeOf(response));
    }

    private static async Task<HttpResponseMessage> SendAsync(Simulated service, HttpMethod method, string path)
    {
        using HttpClient http = new();
        using HttpRequestMessage request = new(method, new Uri(service.Simulator.BaseAddress, path));
        request.Headers.Authorization = new("Bearer", service.Simulator.Accounts[0].AccessToken);
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
