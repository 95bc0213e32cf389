using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests;

public sealed class RecordedShapeTests
{
    [Theory]
    [InlineData("heart-intraday-1sec.constructed.json", "1/user/-/activities/heart/date/2026-03-13/1d/1sec.json?timezone=UTC")]
    [InlineData("heart-intraday-1sec.fwa.json", "1/user/-/activities/heart/date/2026-03-13/1d/1sec.json")]
    [InlineData("heart-intraday-time-window.constructed.json", "1/user/-/activities/heart/date/2026-03-13/1d/1min/time/10:00/10:05.json")]
    [InlineData("heart-intraday-time-window-15min.fitbitnet.json", "1/user/-/activities/heart/date/2026-03-13/1d/1sec/time/10:00/10:05.json?timezone=UTC")]
    [InlineData("activity-intraday-steps-1min.fitbitnet.json", "1/user/-/activities/steps/date/2026-03-13/1d/1min.json?timezone=UTC")]
    [InlineData("activity-intraday-steps-15min.constructed.json", "1/user/-/activities/steps/date/2026-03-13/1d/15min/time/07:00/07:44.json")]
    [InlineData("heart-timeseries.fwa.json", "1/user/-/activities/heart/date/2026-03-13/1d.json")]
    [InlineData("heart-timeseries-no-resting.constructed.json", "1/user/-/activities/heart/date/2026-03-09/2026-03-10.json")]
    [InlineData("activity-timeseries-steps.fwa.json", "1/user/-/activities/steps/date/2026-03-13/7d.json")]
    [InlineData("activity-timeseries-distance.fitbitnet.json", "1/user/-/activities/distance/date/2026-03-12/2026-03-14.json")]
    [InlineData("hrv-summary-date.fitbitnet.json", "1/user/-/hrv/date/2026-03-13.json")]
    [InlineData("hrv-intraday-date.fitbitnet.json", "1/user/-/hrv/date/2026-03-13/all.json")]
    [InlineData("br-summary-date.fitbitnet.json", "1/user/-/br/date/2026-03-13.json")]
    [InlineData("br-intraday-date.fitbitnet.json", "1/user/-/br/date/2026-03-13/all.json")]
    [InlineData("spo2-summary-date.fitbitnet.json", "1/user/-/spo2/date/2026-03-13.json")]
    [InlineData("spo2-intraday-date.fitbitnet.json", "1/user/-/spo2/date/2026-03-13/all.json")]
    [InlineData("spo2-intraday-interval.fitbitnet.json", "1/user/-/spo2/date/2026-03-12/2026-03-14/all.json")]
    [InlineData("temperature-skin.constructed.json", "1/user/-/temp/skin/date/2026-03-12/2026-03-14.json")]
    [InlineData("activity-intraday-calories-1min-00-12.fitbitnet.json", "1/user/-/activities/calories/date/2026-03-13/1d/1min/time/00:00/11:59.json?timezone=UTC")]
    [InlineData("sleep-log-list.constructed.json", "1.2/user/-/sleep/list.json?beforeDate=2026-03-15&sort=desc&limit=100&offset=0")]
    [InlineData("sleep-log-list-last-page.constructed.json", "1.2/user/-/sleep/list.json?beforeDate=2026-03-15&sort=desc&limit=2&offset=2")]
    [InlineData("sleep-date-empty.shimmer.json", "1.2/user/-/sleep/date/2026-02-01.json")]
    [InlineData("devices-single.fitbitnet.json", "1/user/-/devices.json")]
    [InlineData("profile.fitbitnet.json", "1/user/-/profile.json")]
    public async Task Get_EachEndpoint_LooksLikeTheRecordedAnswer(string fixture, string path)
    {
        JsonNode recorded = RecordedShapes.Load(fixture);
        await using Simulated service = await Simulated.StartAsync();

        for (int user = 0; user < 3; user++)
        {
            Assert.Null(RecordedShapes.Difference(recorded, await service.GetAsync(path, user)));
        }
    }

    [Fact]
    public async Task GetDevices_PersonWithScale_LooksLikeTheRecordedAnswer()
    {
        JsonNode recorded = RecordedShapes.Load("devices-double.fitbitnet.json");
        await using Simulated service = await Simulated.StartAsync();

        JsonNode devices = await service.GetAsync("1/user/-/devices.json", user: 2);

        Assert.Equal(2, devices.AsArray().Count);
        Assert.Null(RecordedShapes.Difference(recorded, devices));
    }

    /// <summary>The recorded trackers are of 2017; newer ones add the members named here.</summary>
    [Fact]
    public async Task GetActivities_EachLog_HasTheRecordedMembersAndTheNewerOnes()
    {
        JsonNode recorded = RecordedShapes.Load("activity-log-list.fitbitnet.json");
        string[] newer = ["activeZoneMinutes", "hasActiveZoneMinutes", "hasGps"];
        await using Simulated service = await ActivityLists.MarchAsync();
        JsonNode[] samples = [.. recorded["activities"]!.AsArray().Select(static log => log!)];
        string[] always = [.. samples[0].AsObject().Select(static member => member.Key).Where(name => samples.All(log => log[name] is not null))];
        string[] missing = ["averageHeartRate", "heartRateLink", "heartRateZones", "tcxLink"];   // without heart rate, or without GPS

        for (int user = 0; user < 6; user++)
        {
            JsonNode page = await service.GetAsync($"{ActivityLists.Path}?afterDate=2026-02-20T00:00:00&sort=asc&limit=20&offset=0", user);
            Assert.Null(RecordedShapes.Difference(recorded["pagination"], page["pagination"]));
            foreach (JsonObject log in page["activities"]!.AsArray().Select(static log => log!.AsObject()))
            {
                Assert.Empty(always.Except(log.Select(static member => member.Key), StringComparer.Ordinal).Except(missing, StringComparer.Ordinal));
                foreach ((string name, JsonNode? value) in log.Where(member => !newer.Contains(member.Key, StringComparer.Ordinal)))
                {
                    JsonNode plain = WithoutNewer(value!);
                    Assert.Contains(samples, sample => sample[name] is { } one && RecordedShapes.Difference(one, plain, name) is null);
                }
            }
        }
    }

    [Fact]
    public async Task Get_TooManyPoints_LooksLikeTheRecordedError()
    {
        JsonNode recorded = RecordedShapes.Load("error-422-validation.constructed.json")["errors"]!;
        await using Simulated service = await Simulated.StartAsync();

        using HttpResponseMessage response = await service.SendAsync("1/user/-/activities/heart/date/2026-03-12/2026-03-13/1sec.json");

        Assert.Equal(recorded.ToJsonString(), (await Simulated.BodyOf(response))["errors"]!.ToJsonString());
    }

    [Fact]
    public async Task Refresh_GoodAndUsedToken_LookLikeTheRecordedAnswers()
    {
        JsonNode recordedPair = RecordedShapes.Load("oauth2-token.fitbitnet.json");
        JsonNode recordedError = RecordedShapes.Load("error-400-invalid-grant.constructed.json");
        await using Simulated service = await Simulated.StartAsync();

        using HttpResponseMessage pair = await service.RefreshAsync(service.Simulator.Accounts[0].RefreshToken);
        using HttpResponseMessage error = await service.RefreshAsync("unknown");

        Assert.Null(RecordedShapes.Difference(recordedPair, await Simulated.BodyOf(pair)));
        Assert.Null(RecordedShapes.Difference(recordedError, await Simulated.BodyOf(error)));
    }

    [Theory]
    [InlineData("error-401-expired-token.fitbitnet.json", "1/user/-/profile.json", "expired")]
    [InlineData("error-401-authorization-header-required.fitbitnet.json", "1/user/-/profile.json", "none")]
    [InlineData("error-404-not-found.constructed.json", "1/user/-/nothing.json", "good")]
    public async Task Get_Refused_LooksLikeTheRecordedError(string fixture, string path, string token)
    {
        JsonNode recorded = RecordedShapes.Load(fixture);
        await using Simulated service = await Simulated.StartAsync();
        service.Clock.Now += token is "expired" ? TimeSpan.FromHours(8) : TimeSpan.Zero;

        using HttpResponseMessage response = token is "none" ? await service.SendBareAsync(path) : await service.SendAsync(path);

        JsonNode body = await Simulated.BodyOf(response);
        Assert.Null(RecordedShapes.Difference(recorded, body));
        Assert.Equal((string)recorded["errors"]![0]!["errorType"]!, (string)body["errors"]![0]!["errorType"]!);
    }

    private static JsonNode WithoutNewer(JsonNode value)
    {
        JsonNode copy = value.DeepClone();
        foreach (JsonObject part in (copy is JsonArray parts ? parts.OfType<JsonObject>() : [copy as JsonObject ?? []]).ToArray())
        {
            part.Remove("caloriesOut");
            part.Remove("trackerFeatures");
        }

        return copy;
    }
}
