using FitbitSdk.Records;

namespace FitbitSdk.WebApi.Tests.RadarDefects;

/// <summary>A user whose id nobody read asked RADAR-base's connector for <c>/user/null/…</c>.</summary>
public sealed class UserDefectTests
{
    [Theory]
    [InlineData(null, "https://api.fitbit.com/1/user/-/devices.json")]   // the owner of the token
    [InlineData("26FWFL", "https://api.fitbit.com/1/user/26FWFL/devices.json")]
    public async Task D18_UserWithoutAccountId_AsksForTheOwnerOfTheToken(string? accountId, string address)
    {
        await using TestHost host = new();
        SyncUser user = TestHost.User("anna-7f3a", accountId);
        host.Service.Data = static (_, _) => Task.FromResult(StubService.Json("[]"));

        await host.Client.Devices.GetAsync(user, TestHost.Cancel);

        Assert.Equal(address, Assert.Single(host.Service.Calls).Address);
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    public async Task D18_AccountIdThatIsNone_IsRefusedByName(string accountId)
    {
        await using TestHost host = new();

        ArgumentException error = await Assert.ThrowsAnyAsync<ArgumentException>(() => host.Client.Devices.GetAsync(TestHost.User("anna-7f3a", accountId), TestHost.Cancel));

        Assert.Contains("account id", error.Message, StringComparison.Ordinal);
    }
}
