namespace FitbitSdk.WebApi.Tests;

/// <summary>A refusal says which of a user's tokens it was about: others may be stored before anyone looks.</summary>
public sealed class RefusedAuthorizationTests
{
    [Fact]
    public async Task Get_RefreshedTokenRefusedToo_NamesThatOne()
    {
        await using TestHost host = new();
        host.Service.Data = static (_, _) => Task.FromResult(StubService.Status(401, Answers.ExpiredToken));
        host.Service.AnswerTokens(static () => StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2")));

        string? refused = await RefusedAsync(host);

        Assert.NotNull(refused);
        Assert.Equal(await StoredAsync(host), refused);
    }

    [Fact]
    public async Task Get_NewConsentStoredWhileTheOldTokenIsRefused_DoesNotNameTheNewOne()
    {
        await using TestHost host = new();
        host.Service.Data = (call, _) =>
        {
            if (call.Authorization == "Bearer anna-access-2")
            {
                host.Put(TestHost.Anna, "anna-access-new", "anna-refresh-new");
            }

            return Task.FromResult(StubService.Status(401, Answers.ExpiredToken));
        };
        host.Service.AnswerTokens(static () => StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2")));

        string? refused = await RefusedAsync(host);

        Assert.NotNull(refused);
        Assert.NotEqual(await StoredAsync(host), refused);
    }

    [Theory]
    [InlineData("anna-refresh-1")]
    [InlineData(null)]
    public async Task Get_NoNewPairToBeHad_NamesTheOldOneEachTime(string? refresh)
    {
        await using TestHost host = new(lease: new MemoryLease());
        host.Put(TestHost.Anna, "anna-access-1", refresh, hours: -1);
        host.Service.Token = static (_, _) => Task.FromResult(StubService.Status(400, Answers.InvalidGrant));
        string? stored = await StoredAsync(host);

        Assert.Equal((stored, stored), (await RefusedAsync(host), await RefusedAsync(host)));
        host.Put(TestHost.Anna, "anna-access-new", "anna-refresh-new", hours: -1);
        Assert.Equal(await StoredAsync(host), await RefusedAsync(host));
    }

    [Fact]
    public async Task Get_NothingStored_NamesThat()
    {
        await using TestHost host = new();
        await host.Store.RemoveAsync(TestHost.Key(TestHost.Anna), TestHost.Cancel);

        Assert.Equal(await StoredAsync(host), await RefusedAsync(host));
    }

    private static async Task<string?> RefusedAsync(TestHost host) =>
        (await Assert.ThrowsAsync<NeedsAuthorizationException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel))).RefusedAuthorization;

    private static async Task<string?> StoredAsync(TestHost host) => await host.Source.GetAuthorizationAsync(TestHost.Anna, TestHost.Cancel);
}
