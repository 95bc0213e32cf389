using FitbitSdk.Http;

namespace FitbitSdk.Authorization.Tests;

/// <summary>The account of a user stays the same whatever happens meanwhile, and a callback that is refused takes nothing away.</summary>
public sealed class AccountPinTests
{
    private const string Fitbit = "fitbit";
    private const string Google = "google-health";

    public static TheoryData<string> Providers => [Fitbit, Google];

    [Theory, MemberData(nameof(Providers))]
    public async Task Complete_AnotherAccountStoredMeanwhile_IsRefused(string provider)
    {
        ScriptedStore store = new();
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(provider, store: store);
        await using AuthorizationHost elsewhere = new(host.Service, host.Clock, ownsService: false, store: store);
        Uri second = await host.ConsentAsync(person: 1);
        store.BeforeReplace = () => elsewhere.ConnectAsync(person: 0);

        AuthorizationException thrown = await Assert.ThrowsAsync<AuthorizationException>(() => host.CompleteAsync(second));

        Assert.Equal(AuthorizationFailure.OtherAccount, thrown.Failure);
        Assert.Equal(host.Service.Accounts[0].UserId, (await host.StoredAsync())!.AccountId);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Complete_AnotherAccountAfterARefresh_IsRefused(string provider)
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(provider);
        OAuthToken before = await host.ConnectAsync(person: 0);

        await host.Authorization.RefreshAsync(AuthorizationHost.Anna, AuthorizationHost.Cancel);

        Assert.NotEqual(before.Access, (await host.StoredAsync())!.Access);
        await Assert.ThrowsAsync<AuthorizationException>(async () => await host.CompleteAsync(await host.ConsentAsync(person: 1)));
        Assert.Equal(before.AccountId, (await host.StoredAsync())!.AccountId);
    }

    [Theory]
    [InlineData(Fitbit, true)]
    [InlineData(Google, true)]
    [InlineData(Fitbit, false)]
    [InlineData(Google, false)]
    public async Task Complete_StoredTokensTellNoAccount_IsRefusedWhereOneIsExpectedAlone(string provider, bool isExpected)
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(provider);
        OAuthToken adopted = new() { Access = new("adopted-access"), Refresh = new("adopted-refresh"), ExpiresAt = NodaTime.Instant.MaxValue };
        await host.Store.TryReplaceAsync(host.Key, null, adopted, AuthorizationHost.Cancel);
        Uri callback = await host.ConsentAsync(host.Request(expected: isExpected ? host.Service.Accounts[0].UserId : null), person: 1);

        Exception? thrown = await Record.ExceptionAsync(() => host.CompleteAsync(callback));

        Assert.Equal(isExpected ? AuthorizationFailure.OtherAccount : null, (thrown as AuthorizationException)?.Failure);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Complete_KeyOfTheStoredTokensIsMissing_FailsAndLeavesThem(string provider)
    {
        ScriptedStore store = new();
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(provider, store: store);
        OAuthToken before = await host.ConnectAsync(person: 0);
        store.BeforeRead = static () => throw new TokenProtectionException("the key is not configured");

        await Assert.ThrowsAsync<TokenProtectionException>(async () => await host.CompleteAsync(await host.ConsentAsync(person: 1)));

        store.BeforeRead = null;
        Assert.Equal(before.Access, (await host.StoredAsync())!.Access);
    }

    [Theory]
    [InlineData(Fitbit, 0, true)]
    [InlineData(Fitbit, 1, false)]
    [InlineData(Google, 0, true)]
    [InlineData(Google, 1, false)]
    public async Task Complete_KeyIsMissingAndAnAccountExpected_ReplacesForThatAccountAlone(string provider, int person, bool isReplaced)
    {
        ScriptedStore store = new();
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(provider, store: store);
        OAuthToken before = await host.ConnectAsync(person: 0);
        Uri callback = await host.ConsentAsync(host.Request(expected: host.Service.Accounts[0].UserId), person);
        store.BeforeRead = static () => throw new TokenProtectionException("the key is not configured");

        Exception? thrown = await Record.ExceptionAsync(() => host.CompleteAsync(callback));

        store.BeforeRead = null;
        Assert.Equal(isReplaced ? null : AuthorizationFailure.OtherAccount, (thrown as AuthorizationException)?.Failure);
        Assert.Equal(isReplaced, !before.Access.Equals((await host.StoredAsync())?.Access));
        Assert.Equal(before.AccountId, (await host.StoredAsync())?.AccountId);
    }

    [Fact]
    public async Task Complete_StoredTokensAreDamaged_AreReplaced()
    {
        ScriptedStore store = new();
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(Fitbit, store: store);
        OAuthToken before = await host.ConnectAsync();
        store.BeforeRead = static () => throw new InvalidDataException();

        await host.CompleteAsync(await host.ConsentAsync());

        store.BeforeRead = null;
        Assert.NotEqual(before.Access, (await host.StoredAsync())!.Access);
    }
}
