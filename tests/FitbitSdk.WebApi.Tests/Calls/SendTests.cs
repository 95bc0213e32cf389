using System.Net;
using NodaTime;

namespace FitbitSdk.WebApi.Tests.Calls;

/// <summary>Calls without a method: those that write, and rows of a host's own.</summary>
public sealed class SendTests
{
    [Fact]
    public async Task Send_Post_HasItsArgumentsInTheQueryAndNoBody()
    {
        await using TestHost host = new();
        host.Service.Answer(static () => StubService.Json("""{"weightLog":{"logId":1}}""", HttpStatusCode.Created));

        host.Grant(TestHost.Anna, "weight");
        FitbitAnswer answer = await host.Client.SendAsync(
            TestHost.Anna, FitbitOperations.Body.AddWeightLog, new() { ["weight"] = 71.5m, ["date"] = new LocalDate(2026, 3, 14), ["time"] = new LocalTime(7, 5, 9) }, TestHost.Cancel);

        Assert.Equal(["POST https://api.fitbit.com/1/user/-/body/log/weight.json?weight=71.5&date=2026-03-14&time=07:05:09"], host.Service.DataRequests);
        using System.Text.Json.JsonDocument json = answer.ToJson();
        Assert.Equal((HttpStatusCode.Created, 1, 1), (answer.Status, answer.Requests, json.RootElement.GetProperty("weightLog").GetProperty("logId").GetInt32()));
    }

    [Fact]
    public async Task Send_Delete_IsAnsweredWithoutABody()
    {
        await using TestHost host = new();
        host.Service.Answer(static () => StubService.Status(204));

        FitbitAnswer answer = await host.Client.SendAsync(TestHost.Anna, FitbitOperations.Sleep.DeleteSleepLog, new() { ["log-id"] = 18_446_744_073L }, TestHost.Cancel);

        Assert.Equal(["DELETE https://api.fitbit.com/1.2/user/-/sleep/18446744073.json"], host.Service.DataRequests);
        Assert.Equal((HttpStatusCode.NoContent, 0), (answer.Status, answer.Body.Length));
    }

    [Fact]
    public async Task Send_FormAndJson_StandInTheBody()
    {
        await using TestHost host = new();
        host.Service.Answer(static () => StubService.Json("{}"), static () => StubService.Json("{}"));
        host.Grant(TestHost.Anna, "profile", "nutrition");

        await host.Client.SendAsync(TestHost.Anna, FitbitOperations.User.UpdateProfile, new() { ["gender"] = "NA", ["birthday"] = new LocalDate(1980, 2, 29), ["height"] = 180.5m }, TestHost.Cancel);
        await host.Client.SendAsync(TestHost.Anna, FitbitOperations.Nutrition.AddMeal, new() { ["meal"] = """{"name":"Lunch"}""" }, TestHost.Cancel);

        Assert.Equal(["gender=NA&birthday=1980-02-29&height=180.5", """{"name":"Lunch"}"""], host.Service.Calls.Select(static call => call.Form));
    }

    [Fact]
    public async Task Send_WriteThatFails_IsNotRepeated()
    {
        await using TestHost host = new();
        host.Service.Answer(static () => StubService.Status(503));

        HealthApiException error = await Assert.ThrowsAsync<HealthApiException>(
            () => host.Client.SendAsync(TestHost.Anna, FitbitOperations.Sleep.UpdateSleepGoal, new() { ["minDuration"] = 480 }, TestHost.Cancel));

        Assert.Equal((HealthApiErrorKind.Unavailable, 1), (error.Kind, error.Requests));
    }

    [Fact]
    public async Task Send_SubscriptionToAll_LeavesTheCollectionOutOfThePath()
    {
        await using TestHost host = new();
        host.Service.Answer(static () => StubService.Json("{}", HttpStatusCode.Created), static () => StubService.Json("{}"));

        await host.Client.SendAsync(TestHost.Anna, FitbitOperations.Subscriptions.AddSubscription, new() { ["subscription-id"] = "320", ["X-Fitbit-Subscriber-Id"] = "2" }, TestHost.Cancel);
        await host.Client.SendAsync(TestHost.Anna, FitbitOperations.Subscriptions.GetSubscriptions, new() { ["collection-path"] = "sleep" }, TestHost.Cancel);

        Assert.Equal(["POST https://api.fitbit.com/1/user/-/apiSubscriptions/320.json", "GET https://api.fitbit.com/1/user/-/sleep/apiSubscriptions.json"], host.Service.DataRequests);
        Assert.Contains("X-Fitbit-Subscriber-Id: 2", host.Service.Headers[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_Tcx_TakesXml()
    {
        await using TestHost host = new();
        host.Grant(TestHost.Anna, "activity", "location");
        host.Service.Answer(static () => StubService.Status(200, "<?xml version=\"1.0\"?><TrainingCenterDatabase/>"));

        FitbitAnswer answer = await host.Client.SendAsync(TestHost.Anna, FitbitOperations.Activities.GetActivityTcx, new() { ["log-id"] = "9", ["includePartialTCX"] = true }, TestHost.Cancel);

        Assert.Equal(["GET https://api.fitbit.com/1/user/-/activities/9.tcx?includePartialTCX=true"], host.Service.DataRequests);
        Assert.Contains("Accept: application/vnd.garmin.tcx+xml", host.Service.Headers[0], StringComparison.Ordinal);
        Assert.StartsWith("<?xml", System.Text.Encoding.UTF8.GetString(answer.Body.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_PageForABrowserInsteadOfJson_IsAProtocolError()
    {
        await using TestHost host = new();
        host.Service.Answer(static () => StubService.Status(200, "<html/>"));

        await Assert.ThrowsAsync<HealthApiProtocolException>(() => host.Client.SendAsync(TestHost.Anna, FitbitOperations.Sleep.GetSleepGoal, [], TestHost.Cancel));
    }

    [Fact]
    public async Task Send_RowOfTheHostsOwn_IsSentLikeAnyOther()
    {
        await using TestHost host = new();
        host.Service.Answer(static () => StubService.Json("{}"));
        FitbitOperation own = new() { Name = "GetMood", Path = "mood/{date}.json", Scopes = ["sleep"], Source = new("https://example.org/"), Parameters = [new() { Name = "date", Kind = FitbitParameterKind.Date }] };

        await host.Client.SendAsync(TestHost.User(TestHost.Anna.Key.Value, "26FWFL"), own, new() { ["date"] = new LocalDate(2026, 3, 14) }, TestHost.Cancel);

        Assert.Equal(["GET https://api.fitbit.com/1/user/26FWFL/mood/2026-03-14.json"], host.Service.DataRequests);
    }

    [Fact]
    public async Task Send_CallOfTheTokenService_IsRefused()
    {
        await using TestHost host = new();

        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.SendAsync(TestHost.Anna, FitbitOperations.OAuth.Revoke, new() { ["token"] = "access" }, TestHost.Cancel));
        Assert.Empty(host.Service.Calls);
    }

    [Fact]
    public async Task Read_ErrorUnderAStatusOfSuccess_IsAnErrorAndNoData()
    {
        await using AnsweredClient api = AnsweredClient.With("""{"success":false,"errors":[{"errorType":"validation","fieldName":"date"}]}""");

        HealthApiProtocolException error = await Assert.ThrowsAsync<HealthApiProtocolException>(
            () => api.Client.Heart.GetDaysAsync(TestHost.Anna, new(2026, 3, 14), FitbitPeriod.OneDay, cancellationToken: TestHost.Cancel));

        Assert.Equal(("validation", "date"), (error.ErrorType, error.Field));
    }
}
