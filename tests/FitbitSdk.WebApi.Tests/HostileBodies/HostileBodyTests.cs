using System.Net;
using FitbitSdk.Records;

namespace FitbitSdk.WebApi.Tests;

public sealed class HostileBodyTests
{
    public static TheoryData<string> Names => HostileBodies.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Calls_HostileBody_FailTypedOrReportProblems(string name)
    {
        byte[] body = HostileBodies.All[name];
        await using TestHost host = new();
        host.Service.Data = (_, _) => Task.FromResult(Bytes(body));

        await CheckAsync(host, name, () => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));
        await CheckAsync(host, name, () => host.Client.User.GetProfileAsync(TestHost.Anna, TestHost.Cancel));
        await CheckAsync(host, name, async () => await host.Source.GetStatusAsync(new(TestHost.Anna), TestHost.Cancel));
        foreach (DataStream stream in host.Source.Streams)
        {
            await CheckAsync(host, name, () => host.ReadAsync(host.Request(stream, "2026-03-14T00:00:00Z", "2026-03-15T00:00:00Z")));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Calls_HostileBodyOfARefusal_FailByTheStatus(string name)
    {
        await using TestHost host = new();
        host.Service.Data = (_, _) => Task.FromResult(Bytes(HostileBodies.All[name], 422));

        HealthApiException error = await Assert.ThrowsAsync<HealthApiException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));

        Assert.Equal((HealthApiErrorKind.TooLarge, (HttpStatusCode?)HttpStatusCode.UnprocessableEntity), (error.Kind, error.Status));
        Assert.DoesNotContain(HostileBodies.Forged, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Refresh_HostileAnswer_FailsTypedAndKeepsTheOldPair(string name)
    {
        await using TestHost host = new();
        host.Put(TestHost.Anna, "spent-access", "anna-refresh-1", hours: -1);
        host.Service.Token = (_, _) => Task.FromResult(Bytes(HostileBodies.All[name]));

        await CheckAsync(host, name, () => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));

        Assert.Equal("anna-refresh-1", (await host.Store.GetAsync(TestHost.Key(TestHost.Anna), TestHost.Cancel))!.Token.Refresh!.Reveal());
    }

    [Theory]
    [InlineData("""{"errors":[{"errorType":"system","message":"x"}],"success":false}""", "system")]
    [InlineData("""{"activities-heart":[],"activities-heart-intraday":{"dataset":[],"datasetInterval":1,"datasetType":"second"},"errors":[{"errorType":"request"}]}""", "request")]
    [InlineData("""{"activities-heart":[],"activities-heart-intraday":{"dataset":[]},"success":false}""", null)]
    [InlineData("""{"error":{"status":"INTERNAL"},"activities-heart-intraday":{"dataset":[]}}""", "INTERNAL")]
    public async Task Read_ErrorUnderASuccess_IsNotTakenForDataThatWasRead(string body, string? errorType)
    {
        await using TestHost host = new();
        host.Service.Answer(() => StubService.Json(body));

        HealthApiProtocolException error = await Assert.ThrowsAsync<HealthApiProtocolException>(
            () => host.ReadAsync(host.Request(FitbitStreams.HeartRate, "2026-03-14T00:00:00Z", "2026-03-15T00:00:00Z")));

        Assert.Equal((errorType, (HttpStatusCode?)HttpStatusCode.OK, 1), (error.ErrorType, error.Status, error.Requests));
    }

    [Theory]
    [InlineData("9999-12-31T23:59:59.999", "Etc/GMT+12")]
    [InlineData("-9998-01-01T00:00:00.000", "Europe/Berlin")]
    [InlineData("9999-12-31T23:59:59.999", "")]
    public async Task GetStatus_UploadAtTheEndOfTheCalendar_IsNone(string time, string zone)
    {
        await using TestHost host = new();
        host.Service.Answer(
            () => StubService.Json($$"""[{"id":"1","type":"TRACKER","lastSyncTime":"{{time}}"}]"""),
            () => StubService.Json($$$"""{"user":{"timezone":"{{{zone}}}","offsetFromUTCMillis":-43200000}}"""));

        AccountStatus status = await host.Source.GetStatusAsync(new(TestHost.Anna), TestHost.Cancel);

        Assert.Empty(status.Watermarks);
    }

    [Theory]
    [InlineData("-9998-01-01")]
    [InlineData("9999-12-31")]
    public async Task Read_LogAtTheEndOfTheCalendar_IsAProblem(string date)
    {
        await using TestHost host = new();
        host.Service.Answer(() => StubService.Json($$"""{"activities":[{"logId":1,"startDate":"{{date}}","startTime":"12:00:00","duration":60000}]}"""));

        SourcePage page = Assert.Single(await host.ReadAsync(host.Request(FitbitStreams.ActivityLog, "2026-03-14T00:00:00Z", "2026-03-15T00:00:00Z")));

        Assert.Equal("activities[0].startDate", page.Problems[0].Position);
    }

    [Theory]
    [InlineData("1e308")]
    [InlineData("-1e308")]
    [InlineData("\"1.7976931348623157e308\"")]
    [InlineData("1e999")]
    public async Task Read_DistanceBeyondAnyMeasure_IsAProblemAndTheLogIsWritable(string distance)
    {
        await using TestHost host = new();
        host.Service.Answer(() => StubService.Json($$"""{"activities":[{"logId":1,"startTime":"2026-03-14T09:00:00.000Z","duration":60000,"distance":{{distance}},"steps":7}]}"""));

        await foreach (SourcePage page in host.Source.ReadAsync(host.Request(FitbitStreams.ActivityLog, "2026-03-14T00:00:00Z", "2026-03-15T00:00:00Z"), TestHost.Cancel))
        {
            using EncodedBatch written = new JsonDeliveryEncoder().Encode(page.Batch!);
            Assert.Equal(("activities[0].distance", 1), (Assert.Single(page.Problems).Position, written.Count));
            page.Dispose();
        }
    }

    private static async Task CheckAsync(TestHost host, string name, Func<Task> call)
    {
        Exception? error = await Record.ExceptionAsync(call);

        Assert.True(error is null or HealthApiException, $"{name}: {error}");
        Assert.DoesNotContain(HostileBodies.Forged, $"{error}{string.Join('\n', host.Logs.Lines)}", StringComparison.Ordinal);
    }

    private static HttpResponseMessage Bytes(byte[] body, int status = 200) => new((HttpStatusCode)status) { Content = new ByteArrayContent(body) };
}
