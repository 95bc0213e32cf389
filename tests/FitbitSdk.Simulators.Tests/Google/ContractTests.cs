using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests.Google;

/// <summary>Answers against the service's own discovery document, and against the samples beside the repository.</summary>
public sealed class ContractTests
{
    [Theory]
    [InlineData("ListDataPointsResponse", "v4/users/me/dataTypes/heart-rate/dataPoints")]
    [InlineData("ListDataPointsResponse", "v4/users/me/dataTypes/steps/dataPoints?pageSize=5000")]
    [InlineData("ListDataPointsResponse", "v4/users/me/dataTypes/sleep/dataPoints")]
    [InlineData("ReconcileDataPointsResponse", "v4/users/me/dataTypes/heart-rate/dataPoints:reconcile")]
    [InlineData("ReconcileDataPointsResponse", "v4/users/me/dataTypes/steps/dataPoints:reconcile?pageSize=5000")]
    [InlineData("ReconcileDataPointsResponse", "v4/users/me/dataTypes/sleep/dataPoints:reconcile")]
    [InlineData("ListPairedDevicesResponse", "v4/users/me/pairedDevices?pageSize=1")]
    [InlineData("Settings", "v4/users/me/settings")]
    [InlineData("Profile", "v4/users/me/profile")]
    [InlineData("Identity", "v4/users/me/identity")]
    public async Task Get_EachEndpoint_FitsTheDiscoveryDocument(string schema, string path)
    {
        Discovery discovery = Discovery.Load();
        await using HealthSimulated service = await HealthSimulated.StartAsync();

        for (int user = 0; user < 6; user++)
        {
            Assert.Equal([], discovery.Misfits(schema, await service.GetAsync(path, user)));
        }
    }

    [Theory]
    [InlineData("heart-rate-list.constructed.json", "v4/users/me/dataTypes/heart-rate/dataPoints")]
    [InlineData("steps-list.constructed.json", "v4/users/me/dataTypes/steps/dataPoints")]
    [InlineData("reconcile-steps.constructed.json", "v4/users/me/dataTypes/steps/dataPoints:reconcile")]
    [InlineData("sleep-list.constructed.json", "v4/users/me/dataTypes/sleep/dataPoints")]
    [InlineData("paired-devices.constructed.json", "v4/users/me/pairedDevices")]
    [InlineData("identity.constructed.json", "v4/users/me/identity")]
    public async Task Get_EachEndpoint_HasTheMembersOfTheSample(string fixture, string path)
    {
        HashSet<string> sample = Discovery.Members(Discovery.Fixture(fixture));
        await using HealthSimulated service = await HealthSimulated.StartAsync();

        HashSet<string> found = Discovery.Members(await service.GetAsync(path));

        sample.Remove("$.nextPageToken");
        Assert.Equal([], sample.Except(found, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("error-401.constructed.json", 401)]
    [InlineData("error-429.constructed.json", 429)]
    [InlineData("error-400-account-not-linked.constructed.json", 400)]
    public async Task Get_Refused_IsTheSampleItself(string fixture, int status)
    {
        JsonNode sample = Discovery.Fixture(fixture);
        await using HealthSimulated service = await HealthSimulated.StartAsync();
        service.Simulator.Faults.Add(new Faults.FaultRule
        {
            Kind = status switch { 401 => Faults.FaultKind.ExpiredToken, 429 => Faults.FaultKind.TooManyRequests, _ => Faults.FaultKind.AccountNotLinked },
        });

        using HttpResponseMessage answer = await service.SendAsync("v4/users/me/identity");

        Assert.Equal(sample.ToJsonString(), (await Simulated.BodyOf(answer)).ToJsonString());
    }

    [Fact]
    public async Task Refresh_UnknownToken_IsTheSampleItself()
    {
        JsonNode sample = Discovery.Fixture("oauth-error-invalid-grant.constructed.json");
        await using HealthSimulated service = await HealthSimulated.StartAsync();

        using HttpResponseMessage answer = await service.RefreshAsync("unknown");

        Assert.Equal(sample.ToJsonString(), (await Simulated.BodyOf(answer)).ToJsonString());
    }
}
