using System.Net;

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
    public async Task Start_StateOfAnotherSeed_IsRefused()
    {
        await using (await StartAsync())
        {
        }

        await Assert.ThrowsAsync<InvalidOperationException>(() => Simulated.StartAsync(configure: options => (options.StatePath, options.Seed) = (StatePath, 2)));
    }

    private Task<Simulated> StartAsync(string now = Simulated.Noon) => Simulated.StartAsync(now, options => options.StatePath = StatePath);
}
