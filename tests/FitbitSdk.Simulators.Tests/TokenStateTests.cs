using System.Net;
using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests;

public sealed class TokenStateTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fitbit-simulator-").FullName;

    private string StatePath => Path.Combine(_folder, "state", "tokens.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Start_AfterARotation_GoesOnWithTheRotatedPair()
    {
        string access, refresh;
        await using (Simulated first = await StartAsync())
        {
            using HttpResponseMessage rotated = await first.RefreshAsync(first.Simulator.Accounts[1].RefreshToken);
            (access, refresh) = (first.Simulator.Accounts[1].AccessToken, first.Simulator.Accounts[1].RefreshToken);
        }

        await using Simulated second = await StartAsync();

        Assert.Equal((access, refresh), (second.Simulator.Accounts[1].AccessToken, second.Simulator.Accounts[1].RefreshToken));
        using HttpResponseMessage profile = await second.SendAsync("1/user/-/profile.json", token: access);
        Assert.Equal(HttpStatusCode.OK, profile.StatusCode);
        using HttpResponseMessage next = await second.RefreshAsync(refresh);
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    [Fact]
    public async Task Refresh_BeforeTheAnswerArrives_IsSaved()
    {
        await using Simulated service = await StartAsync();

        using HttpResponseMessage rotated = await service.RefreshAsync(service.Simulator.Accounts[0].RefreshToken);

        // What a process that is killed now would leave behind.
        Assert.Contains(service.Simulator.Accounts[0].RefreshToken, await File.ReadAllTextAsync(StatePath, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, HttpStatusCode.OK)]
    [InlineData(true, HttpStatusCode.BadRequest)]
    public async Task Refresh_RepeatedAfterARestart_DependsOnWhetherThePairWasUsed(bool isUsed, HttpStatusCode expected)
    {
        string old;
        await using (Simulated first = await StartAsync())
        {
            old = first.Simulator.Accounts[0].RefreshToken;
            using HttpResponseMessage rotated = await first.RefreshAsync(old);
            if (isUsed)
            {
                using HttpResponseMessage profile = await first.SendAsync("1/user/-/profile.json");
            }
        }

        await using Simulated second = await StartAsync();
        using HttpResponseMessage repeated = await second.RefreshAsync(old);

        Assert.Equal(expected, repeated.StatusCode);
    }

    [Fact]
    public async Task Start_Again_DoesNotRenewTheInitialTokens()
    {
        await using (await StartAsync())
        {
        }

        await using Simulated second = await StartAsync("2026-03-14T20:00:00Z");
        using HttpResponseMessage response = await second.SendAsync("1/user/-/profile.json");

        Assert.Equal("expired_token", await Simulated.ErrorTypeOf(response));
    }

    [Fact]
    public async Task Start_AfterConsentAndRevocation_RemembersScopesAndTheDead()
    {
        string dead, narrow;
        await using (Simulated first = await StartAsync())
        {
            using Consents consents = new(first.Simulator);
            narrow = (string)(await consents.TokensAsync(("scope", "sleep")))["access_token"]!;
            dead = first.Simulator.Accounts[1].RefreshToken;
            using HttpResponseMessage revoked = await consents.RevokeAsync(dead);
        }

        await using Simulated second = await StartAsync();
        using HttpResponseMessage refused = await second.SendAsync("1/user/-/profile.json", token: narrow);
        using HttpResponseMessage refreshed = await second.RefreshAsync(dead);
        using HttpResponseMessage invalid = await second.SendAsync("1/user/-/profile.json", user: 1);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(["sleep"], second.Simulator.Accounts[0].Scopes);
        Assert.Equal("invalid_grant", await Simulated.ErrorTypeOf(refreshed));
        Assert.Equal("invalid_token", await Simulated.ErrorTypeOf(invalid));
    }

    [Fact]
    public async Task Start_StateFromBeforeScopesWereKept_HasAllOfThem()
    {
        await using (await StartAsync())
        {
        }

        JsonNode state = JsonNode.Parse(await File.ReadAllTextAsync(StatePath, TestContext.Current.CancellationToken))!;
        foreach (JsonObject user in state["users"]!.AsArray().Select(static user => user!.AsObject()))
        {
            user.Remove("scopes");
            user.Remove("isRevoked");
            user["accessTokens"]![0]!.AsObject().Remove("scopes");
        }

        await File.WriteAllTextAsync(StatePath, state.ToJsonString(), TestContext.Current.CancellationToken);

        await using Simulated second = await StartAsync();
        using HttpResponseMessage profile = await second.SendAsync("1/user/-/profile.json");
        Assert.Equal(HttpStatusCode.OK, profile.StatusCode);
        Assert.Equal(15, second.Simulator.Accounts[0].Scopes.Count);
    }

    [Fact]
    public async Task Start_StateOfAnotherSeed_IsRefused()
    {
        await using (await StartAsync())
        {
        }

        await Assert.ThrowsAsync<InvalidOperationException>(() => Simulated.StartAsync(configure: options => (options.StatePath, options.Seed) = (StatePath, 2)));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"seed":"1","users":[]}""")]
    [InlineData("""{"seed":1,"users":[{"userId":null}]}""")]
    public async Task Start_DamagedState_IsNamedAndLeftAlone(string state)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(StatePath)!);
        await File.WriteAllTextAsync(StatePath, state, TestContext.Current.CancellationToken);

        InvalidDataException damage = await Assert.ThrowsAsync<InvalidDataException>(() => StartAsync());

        Assert.Contains(StatePath, damage.Message, StringComparison.Ordinal);
        Assert.Equal(state, await File.ReadAllTextAsync(StatePath, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Start_WithFewerPeople_KeepsTheTokensOfTheOthers()
    {
        string rotated, dead;
        await using (Simulated first = await StartAsync())
        {
            using Consents consents = new(first.Simulator);
            using HttpResponseMessage refreshed = await first.RefreshAsync(first.Simulator.Accounts[1].RefreshToken);
            (rotated, dead) = (first.Simulator.Accounts[1].RefreshToken, first.Simulator.Accounts[2].RefreshToken);
            using HttpResponseMessage revoked = await consents.RevokeAsync(dead);
        }

        await using (Simulated alone = await Simulated.StartAsync(configure: options => (options.StatePath, options.Users) = (StatePath, 1)))
        {
            using HttpResponseMessage refreshed = await alone.RefreshAsync(alone.Simulator.Accounts[0].RefreshToken);
        }

        await using Simulated again = await StartAsync();
        using HttpResponseMessage refused = await again.RefreshAsync(dead);

        Assert.Equal(rotated, again.Simulator.Accounts[1].RefreshToken);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    private Task<Simulated> StartAsync(string now = Simulated.Noon) => Simulated.StartAsync(now, options => options.StatePath = StatePath);
}
