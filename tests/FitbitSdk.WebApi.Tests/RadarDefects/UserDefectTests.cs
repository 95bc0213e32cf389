using FitbitSdk.Records;

namespace FitbitSdk.WebApi.Tests.RadarDefects;

/// <summary>A user whose id nobody read asked RADAR-base's connector for <c>/user/null/…</c>.</summary>
public sealed class UserDefectTests
{
    [Theory]
    [InlineData("externalUserId", "26FWFL", "https://api.fitbit.com/1/user/26FWFL/devices.json")]   // the key that its own template names
    [InlineData("comment", null, "https://api.fitbit.com/1/user/-/devices.json")]   // no id at all: the owner of the token
    public async Task D18_UserWhoseIdWasNotRead_IsNeverAskedForAsNull(string key, string? accountId, string address)
    {
        await using TestHost host = new();
        host.Service.Data = static (_, _) => Task.FromResult(StubService.Json("[]"));

        await host.Client.Devices.GetAsync(TestHost.User("anna-7f3a", accountId), TestHost.Cancel);

        Assert.Equal("/1/user/null/devices.json", TheirPath(new() { [key] = accountId ?? "" }));
        Assert.Equal(address, Assert.Single(host.Service.Calls).Address);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("..")]
    public async Task D18_AccountIdThatIsNone_IsRefusedByName(string accountId)
    {
        await using TestHost host = new();

        ArgumentException error = await Assert.ThrowsAnyAsync<ArgumentException>(() => host.Client.Devices.GetAsync(TestHost.User("anna-7f3a", accountId), TestHost.Cancel));

        Assert.Equal($"/1/user/{accountId}/devices.json", TheirPath(new() { ["serviceUserId"] = accountId }));
        Assert.Contains("account id", error.Message, StringComparison.Ordinal);
        Assert.Empty(host.Service.Calls);
    }

    /// <summary>Reads a user's file as the connector did: two keys are known, any other is ignored, and what is missing goes into the path.</summary>
    private static string TheirPath(Dictionary<string, string> file) =>
        $"/1/user/{file.GetValueOrDefault("serviceUserId") ?? file.GetValueOrDefault("fitbitUserId") ?? "null"}/devices.json";
}
