using System.Net;

namespace FitbitSdk.Simulators.Tests;

public sealed class ScopeTests
{
    [Theory]
    [InlineData("1/user/-/activities/heart/date/2026-03-13/1d/1min.json", "heartrate")]
    [InlineData("1/user/-/hrv/date/2026-03-13.json", "heartrate")]
    [InlineData("1/user/-/activities/steps/date/2026-03-13/1d/1min.json", "activity")]
    [InlineData("1/user/-/activities.json", "activity")]
    [InlineData("1/user/-/activities/minutesVeryActive/date/2026-03-13/1d.json", "activity")]
    [InlineData("1/user/-/body/log/weight/date/2026-03-13.json", "weight")]
    [InlineData("1/user/-/br/date/2026-03-13.json", "respiratory_rate")]
    [InlineData("1/user/-/spo2/date/2026-03-13.json", "oxygen_saturation")]
    [InlineData("1/user/-/temp/skin/date/2026-03-13.json", "temperature")]
    [InlineData("1.2/user/-/sleep/date/2026-03-13.json", "sleep")]
    [InlineData("1/user/-/profile.json", "profile")]
    [InlineData("1/user/-/devices.json", "settings")]
    public async Task Get_WithoutTheScope_IsForbiddenByItsName(string path, string scope)
    {
        await using Simulated service = await Simulated.StartAsync();
        using Consents consents = new(service.Simulator);
        string all = string.Join(' ', service.Simulator.Accounts[0].Scopes);
        string without = (string)(await consents.TokensAsync(("scope", all.Replace(scope, "", StringComparison.Ordinal))))["access_token"]!;
        string only = (string)(await consents.TokensAsync(("scope", scope)))["access_token"]!;

        using HttpResponseMessage refused = await service.SendAsync(path, token: without);
        using HttpResponseMessage allowed = await service.SendAsync(path, token: only);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(
            $$"""{"errors":[{"errorType":"insufficient_scope","message":"This application does not have permission to access {{scope}} data."}],"success":false}""",
            (await Simulated.BodyOf(refused)).ToJsonString());
        Assert.NotEqual(HttpStatusCode.Forbidden, allowed.StatusCode);
    }
}
