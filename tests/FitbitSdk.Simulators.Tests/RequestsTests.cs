using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests;

public sealed class RequestsTests
{
    [Fact]
    public async Task Requests_AfterSomeCalls_TellWhoAskedWhat()
    {
        await using Simulated service = await Simulated.StartAsync();
        string user = service.Simulator.Accounts[1].UserId;
        using HttpResponseMessage bare = await service.SendBareAsync("1/user/-/profile.json");
        await service.GetAsync("1/user/-/activities/steps/date/2026-03-13/1d/1min.json?timezone=UTC", user: 1);
        using HttpResponseMessage refreshed = await service.RefreshAsync(service.Simulator.Accounts[1].RefreshToken);
        using HttpResponseMessage missing = await service.SendAsync("1/nothing.json", user: 1);

        using HttpResponseMessage all = await service.SendBareAsync("_sim/requests");
        using HttpResponseMessage own = await service.SendBareAsync($"_sim/requests?user={user}");

        Assert.Equal("""{"200":2,"401":1,"404":1}""", (await Simulated.BodyOf(all))["byStatus"]!.ToJsonString());
        JsonNode ofUser = await Simulated.BodyOf(own);
        Assert.Equal(3, (int)ofUser["total"]!);
        Assert.Equal(
            $$"""{"time":"2026-03-14T12:00:00.000Z","user":"{{user}}","method":"GET","pathAndQuery":"/1/user/-/activities/steps/date/2026-03-13/1d/1min.json?timezone=UTC","status":200}""",
            ofUser["requests"]![0]!.ToJsonString());
        Assert.Equal(["/oauth2/token", "/1/nothing.json"], ofUser["requests"]!.AsArray().Skip(1).Select(static request => (string)request!["pathAndQuery"]!));
        Assert.Equal(4, service.Simulator.Requests.Count);
    }
}
