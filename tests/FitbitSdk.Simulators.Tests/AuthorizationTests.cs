using System.Net;
using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests;

public sealed class AuthorizationTests
{
    private const string Profile = "1/user/-/profile.json";

    [Fact]
    public async Task Get_WithoutHeader_AsksForOne()
    {
        await using Simulated service = await Simulated.StartAsync();

        using HttpResponseMessage response = await service.SendBareAsync(Profile);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("invalid_request", await Simulated.ErrorTypeOf(response));
    }

    [Fact]
    public async Task Get_UnknownToken_IsInvalid()
    {
        await using Simulated service = await Simulated.StartAsync();

        using HttpResponseMessage response = await service.SendAsync(Profile, token: "nobody's");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("invalid_token", await Simulated.ErrorTypeOf(response));
    }

    [Fact]
    public async Task Get_AroundEightHours_ExpiresTheToken()
    {
        await using Simulated service = await Simulated.StartAsync();

        service.Clock.Now += TimeSpan.FromHours(8) - TimeSpan.FromSeconds(1);
        using HttpResponseMessage before = await service.SendAsync(Profile);
        service.Clock.Now += TimeSpan.FromSeconds(1);
        using HttpResponseMessage after = await service.SendAsync(Profile);

        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
        Assert.Equal("expired_token", await Simulated.ErrorTypeOf(after));
    }

    [Fact]
    public async Task Get_OwnIdAndAnotherOne_SeesOnlyOneself()
    {
        await using Simulated service = await Simulated.StartAsync();
        (string own, string other) = (service.Simulator.Accounts[0].UserId, service.Simulator.Accounts[1].UserId);

        JsonNode profile = await service.GetAsync($"1/user/{own}/profile.json");
        using HttpResponseMessage refused = await service.SendAsync($"1/user/{other}/profile.json");

        Assert.Equal(own, (string)profile["user"]!["encodedId"]!);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task Get_UnknownPath_IsNotFound()
    {
        await using Simulated service = await Simulated.StartAsync();

        using HttpResponseMessage response = await service.SendAsync("1/user/-/badges.json");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("not_found", await Simulated.ErrorTypeOf(response));
    }
}
