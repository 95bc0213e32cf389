using System.Net;
using System.Text;
using FitbitSdk.Simulators.Faults;

namespace FitbitSdk.Simulators.Tests;

/// <summary>Which requests a rule hits.</summary>
public sealed class FaultScriptTests
{
    private const string Profile = "1/user/-/profile.json";
    private const string Devices = "1/user/-/devices.json";

    [Theory]
    [InlineData("*", true, true)]
    [InlineData("/1/user/*/profile.json", true, false)]
    [InlineData("/1/user/?/devices*", false, true)]
    [InlineData("/1.2/*", false, false)]
    [InlineData("/1/USER/*/Profile.json", true, false)]
    [InlineData("profile.json", false, false)]
    public async Task Path_Pattern_HitsWhatFits(string path, bool isProfileHit, bool isDevicesHit)
    {
        await using Simulated service = await Simulated.StartAsync();
        service.Simulator.Faults.Add(new FaultRule { Kind = FaultKind.Gone, Path = path });

        Assert.Equal(isProfileHit, await IsGoneAsync(service, Profile + "?a=1"));
        Assert.Equal(isDevicesHit, await IsGoneAsync(service, Devices));
    }

    [Fact]
    public async Task CountHits_OfEachRule_CountsWhatThatOneHit()
    {
        await using Simulated service = await Simulated.StartAsync();
        FaultRule twice = new() { Kind = FaultKind.Gone, Times = 2 }, never = new() { Kind = FaultKind.Gone, Path = "/3/*" };
        service.Simulator.Faults.Add(twice, never);
        foreach (int _ in Enumerable.Range(0, 3))
        {
            await IsGoneAsync(service, Profile);
        }

        Assert.Equal((2, 0), (service.Simulator.Faults.CountHits(twice), service.Simulator.Faults.CountHits(never)));
        service.Simulator.Faults.Clear();
        Assert.Equal(0, service.Simulator.Faults.CountHits(twice));
    }

    [Fact]
    public async Task PendingSleep_OfAllPaths_HitsThoseOfSleep()
    {
        await using Simulated service = await Simulated.StartAsync();
        service.Simulator.Faults.Add(new FaultRule { Kind = FaultKind.PendingSleep, Times = 1 });

        string profile = await service.TextAsync(Profile);
        string sleep = await service.TextAsync("1.2/user/-/sleep/date/2026-03-13.json");

        Assert.StartsWith("{\"user\"", profile, StringComparison.Ordinal);
        Assert.Equal("""{"meta":{"retryDuration":3000,"state":"pending"}}""", sleep);
    }

    [Fact]
    public async Task Rule_OfOneUserAndAnHour_LeavesOthersAndOtherTimesAlone()
    {
        await using Simulated service = await Simulated.StartAsync();
        service.Simulator.Faults.Add(new FaultRule
        {
            Kind = FaultKind.Gone,
            UserId = service.Simulator.Accounts[1].UserId,
            From = ManualClock.Instant("2026-03-14T13:00:00Z"),
            Until = ManualClock.Instant("2026-03-14T14:00:00Z"),
        });

        List<bool> hits = [];
        foreach (string now in new[] { "2026-03-14T12:59:59Z", "2026-03-14T13:00:00Z", "2026-03-14T13:59:59Z", "2026-03-14T14:00:00Z" })
        {
            service.Clock.Now = ManualClock.Instant(now);
            Assert.False(await IsGoneAsync(service, Profile));
            hits.Add(await IsGoneAsync(service, Profile, user: 1));
        }

        Assert.Equal([false, true, true, false], hits);
    }

    [Fact]
    public async Task Rules_Several_TheFirstThatHitsDecidesUntilItIsSpent()
    {
        await using Simulated service = await Simulated.StartAsync(configure: static options =>
        {
            options.Faults.Add(new() { Kind = FaultKind.BadRequest, Times = 2 });
            options.Faults.Add(new() { Kind = FaultKind.Gone, Times = 1 });
        });

        for (int i = 0; i < 4; i++)
        {
            using HttpResponseMessage response = await service.SendAsync(Profile);
        }

        Assert.Equal([400, 400, 410, 200], service.Simulator.Requests.Select(static request => request.Status));
    }

    [Fact]
    public async Task Share_SameSeed_HitsTheSameRequests()
    {
        async Task<string> HitsAsync(int seed)
        {
            await using Simulated service = await Simulated.StartAsync(configure: options => options.Seed = seed);
            service.Simulator.Faults.Add(new FaultRule { Kind = FaultKind.Gone, Share = 0.3 });
            StringBuilder hits = new();
            for (int i = 0; i < 100; i++)
            {
                hits.Append(await IsGoneAsync(service, Profile) ? 'x' : '.');
            }

            return hits.ToString();
        }

        string first = await HitsAsync(1);

        Assert.Equal(first, await HitsAsync(1));
        Assert.NotEqual(first, await HitsAsync(2));
        Assert.InRange(first.Count(static hit => hit == 'x'), 15, 45);
    }

    [Fact]
    public async Task Clear_Script_EndsAllFaults()
    {
        await using Simulated service = await Simulated.StartAsync();
        service.Simulator.Faults.Add(new FaultRule { Kind = FaultKind.Gone });

        service.Simulator.Faults.Clear();

        Assert.False(await IsGoneAsync(service, Profile));
    }

    [Fact]
    public async Task Post_Script_HitsUntilItIsDeleted()
    {
        await using Simulated service = await Simulated.StartAsync();
        string user = service.Simulator.Accounts[0].UserId;
        using StringContent script = new(
            $$"""
            [
              {"kind": "gone", "path": "/1/user/-/profile.json", "user": "{{user}}", "from": "2026-03-14T12:00:00Z", "until": "2026-03-14T14:00:00+01:00", "times": 1, "share": 1},
              {"kind": "Html", "status": 502, "path": "*profile*"},
              {"kind": "slow", "delayMs": 1, "path": "*"}
            ]
            """);

        using HttpResponseMessage posted = await service.PostAsync("_sim/faults", script);
        using HttpResponseMessage gone = await service.SendAsync(Profile);
        using HttpResponseMessage page = await service.SendAsync(Profile);
        using HttpResponseMessage slow = await service.SendAsync(Devices);
        using HttpResponseMessage deleted = await service.DeleteAsync("_sim/faults");
        using HttpResponseMessage after = await service.SendAsync(Profile);

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (posted.StatusCode, deleted.StatusCode));
        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.BadGateway, HttpStatusCode.OK, HttpStatusCode.OK), (gone.StatusCode, page.StatusCode, slow.StatusCode, after.StatusCode));
    }

    [Theory]
    [InlineData("""{"kind":"gone"}""", "faults: a JSON array of rules is needed.")]
    [InlineData("""[{"kind":"gone"},7]""", "faults[1] must be an object.")]
    [InlineData("""[{"path":"*"}]""", "faults[0].kind is missing.")]
    [InlineData("""[{"kind":"earthquake"}]""", "faults[0].kind: \"earthquake\" does not fit.")]
    [InlineData("""[{"kind":"3"}]""", "faults[0].kind: \"3\" does not fit.")]
    [InlineData("""[{"kind":"gone","times":1.5}]""", "faults[0].times: 1.5 does not fit.")]
    [InlineData("""[{"kind":"gone","until":"tomorrow"}]""", "faults[0].until: \"tomorrow\" does not fit.")]
    [InlineData("""[{"kind":"gone","pfad":"*"}]""", "faults[0].pfad is not known.")]
    [InlineData("""[{"kind":"gone","status":500}]""", "faults[0]: FaultRule.Status must be 500 to 599 with ServerError, 200 or 400 to 599 with Html, else left out.")]
    [InlineData("[\n{]", "faults: not JSON in line 2.")]
    public async Task Post_WrongScript_NamesTheRuleAndAddsNone(string json, string message)
    {
        await using Simulated service = await Simulated.StartAsync();
        using StringContent script = new(json);

        using HttpResponseMessage posted = await service.PostAsync("_sim/faults", script);

        Assert.Equal(HttpStatusCode.BadRequest, posted.StatusCode);
        Assert.Equal(message, (string)(await Simulated.BodyOf(posted))["errors"]![0]!["message"]!);
        Assert.False(await IsGoneAsync(service, Profile));
    }

    [Fact]
    public async Task Add_RuleOutOfRange_NamesTheMember()
    {
        await using Simulated service = await Simulated.StartAsync();
        FaultRule[] wrong =
        [
            new() { Kind = (FaultKind)99 }, new() { Kind = FaultKind.Gone, Path = "" }, new() { Kind = FaultKind.Gone, Times = 0 }, new() { Kind = FaultKind.Gone, Share = 0 },
            new() { Kind = FaultKind.ServerError, Status = 404 }, new() { Kind = FaultKind.Gone, Delay = TimeSpan.FromSeconds(1) },
            new() { Kind = FaultKind.Gone, From = service.Clock.Now, Until = service.Clock.Now },
        ];

        Assert.Equal(
            ["Kind", "Path", "Times", "Share", "Status", "Delay", "Until"],
            wrong.Select(rule => Assert.Throws<ArgumentException>(() => service.Simulator.Faults.Add(new FaultRule { Kind = FaultKind.Gone }, rule)).ParamName));
        Assert.False(await IsGoneAsync(service, Profile));
    }

    private static async Task<bool> IsGoneAsync(Simulated service, string path, int user = 0)
    {
        using HttpResponseMessage response = await service.SendAsync(path, user);
        return response.StatusCode is HttpStatusCode.Gone;
    }
}
