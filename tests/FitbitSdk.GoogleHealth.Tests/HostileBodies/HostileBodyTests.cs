using System.Net;
using System.Text;

namespace FitbitSdk.GoogleHealth.Tests;

public sealed class HostileBodyTests
{
    private const string Forged = "forged-line";

    private static readonly Dictionary<string, byte[]> Bodies = new(StringComparer.Ordinal)
    {
        ["empty"] = [],
        ["HTML"] = Utf8("<html>forged-line</html>"),
        ["null"] = Utf8("null"),
        ["an array"] = Utf8("[{}]"),
        ["cut off"] = Utf8("{\"dataPoints\":[{\"heartRate\":{\"samp"),
        ["null bytes"] = new byte[70_000],
        ["UTF-16"] = Encoding.Unicode.GetBytes("{\"dataPoints\":[]}"),
        ["no UTF-8"] = [(byte)'{', (byte)'"', 0xC3, 0x28, (byte)'"', (byte)':', (byte)'1', (byte)'}'],
        ["half a surrogate pair"] = Utf8("{\"timeZone\":\"\\ud800\",\"healthUserId\":\"\\ud800\",\"nextPageToken\":\"\\ud800\"}"),
        ["deep"] = Utf8(string.Concat(Enumerable.Repeat("{\"dataPoints\":[", 10_000))),
        ["texts for numbers"] = Utf8("{\"timeZone\":7,\"healthUserId\":{},\"pairedDevices\":\"x\",\"nextPageToken\":false}"),
        ["a long page token"] = Utf8("{\"nextPageToken\":\"" + new string('x', 500_000) + "\"}"),
        ["a line break for a token"] = Utf8("{\"pairedDevices\":[],\"nextPageToken\":\"\\r\\nforged-line\"}"),
        ["points of nothing"] = Utf8("{\"dataPoints\":[null,7,{},{\"heartRate\":null},{\"steps\":[]},{\"sleep\":\"forged-line\"}]}"),
        ["an error"] = Utf8("{\"error\":{\"code\":500,\"message\":\"forged-line\",\"status\":\"INTERNAL\"},\"dataPoints\":[],\"healthUserId\":\"1\"}"),
        ["an error of Fitbit's"] = Utf8("{\"errors\":[{\"errorType\":\"system\",\"message\":\"forged-line\"}],\"success\":false}"),
    };

    public static TheoryData<string> Names => [.. Bodies.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Calls_HostileBody_FailTypedOrReportProblems(string name)
    {
        await CheckAsync(name, static host => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));
        await CheckAsync(name, static host => host.Client.User.GetSettingsAsync(TestHost.Anna, TestHost.Cancel));
        await CheckAsync(name, static host => host.Client.User.GetIdentityAsync(TestHost.Anna, TestHost.Cancel));
        await CheckAsync(name, static async host => await host.Source.GetStatusAsync(new(TestHost.Anna), TestHost.Cancel));
        foreach (DataStream stream in GoogleHealthStreams.All)
        {
            await CheckAsync(name, host => host.ReadAsync(TestHost.Request(stream, "2026-03-14T00:00:00Z", "2026-03-14T04:00:00Z")));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Calls_HostileBodyOfARefusal_FailByTheStatus(string name)
    {
        await using TestHost host = await TestHost.AuthorizedAsync();
        host.Service.Data = _ => Bytes(Bodies[name], HttpStatusCode.Gone);

        ApiRetiredException error = await Assert.ThrowsAsync<ApiRetiredException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));

        Assert.DoesNotContain(Forged, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_ErrorUnderASuccess_NameItsType()
    {
        await using TestHost host = await TestHost.AuthorizedAsync();
        host.Service.Data = static _ => Bytes(Bodies["an error"]);

        HealthApiException read = await Assert.ThrowsAsync<HealthApiProtocolException>(
            () => host.ReadAsync(TestHost.Request(GoogleHealthStreams.HeartRate, "2026-03-14T00:00:00Z", "2026-03-14T04:00:00Z")));
        HealthApiException identity = await Assert.ThrowsAsync<HealthApiProtocolException>(() => host.Client.User.GetIdentityAsync(TestHost.Anna, TestHost.Cancel));

        Assert.Equal(("INTERNAL", "INTERNAL"), (read.ErrorType, identity.ErrorType));
        Assert.Equal(((HttpStatusCode?)HttpStatusCode.OK, 1), (read.Status, read.Requests));
    }

    private static async Task CheckAsync(string name, Func<TestHost, Task> call)
    {
        // Windows of which there is always more are halved until the quota ends it.
        await using TestHost host = await TestHost.AuthorizedAsync(static options => options.MaximumWait = TimeSpan.Zero);
        host.Service.Data = _ => Bytes(Bodies[name]);

        Exception? error = await Record.ExceptionAsync(() => call(host));

        Assert.True(error is null or HealthApiException, $"{name}: {error}");
        Assert.DoesNotContain(Forged, $"{error}", StringComparison.Ordinal);
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static HttpResponseMessage Bytes(byte[] body, HttpStatusCode status = HttpStatusCode.OK) => new(status) { Content = new ByteArrayContent(body) };
}
