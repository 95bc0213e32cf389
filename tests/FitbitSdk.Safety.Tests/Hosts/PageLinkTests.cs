using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Safety.Tests;

/// <summary>What an answer names as its next page may be anything; tokens go to the configured host alone.</summary>
public sealed class PageLinkTests
{
    public static TheoryData<string> Links =>
    [
        "https://evil.example/1.2/user/-/sleep/list.json?offset=100",
        "//evil.example/1.2/user/-/sleep/list.json",
        "///evil.example/list.json",
        "\\\\evil.example\\list.json",
        "/\\evil.example/list.json",
        "https:evil.example/list.json",
        "https:///evil.example/list.json",
        "https://api.fitbit.com@evil.example/list.json",
        "https://user:word@api.fitbit.com/list.json",
        "https://api.fitbit.com\\@evil.example/list.json",
        "https://evil.example\\@api.fitbit.com/list.json",
        "https://api.fitbit.com.evil.example/list.json",
        "https://api.fitbit.com%2eevil.example/list.json",
        "https://api.fitbit.com%00.evil.example/list.json",
        "https://api.fitbit.com:444/list.json",
        "https://api.fitbit.com:80/list.json",
        "http://api.fitbit.com:8080/list.json",
        "https://api.fitb\u0131t.com/list.json",
        "https://\u0430pi.fitbit.com/list.json",
        "https://api\u3002fitbit\u3002com\u3002evil\u3002example/list.json",
        "https://xn--pi-7kc.fitbit.com/list.json",
        "ftp://api.fitbit.com/list.json",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://api.fitbit.com//evil.example/list.json",
        "https://api.fitbit.com/\\evil.example/list.json",
        "https://api.fitbit.com/../..//evil.example/list.json",
        "https://api.fitbit.com/list.json\r\nHost: evil.example",
    ];

    [Theory, MemberData(nameof(Links))]
    public async Task Fitbit_NextPageElsewhere_NeverLeavesTheConfiguredHost(string link)
    {
        Recorder service = new(request => request.Contains("afterDate", StringComparison.Ordinal)
            ? $$$"""{"sleep":[],"pagination":{"next":{{{JsonSerializer.Serialize(link)}}}}}"""
            : """{"sleep":[],"pagination":{"next":""}}""");
        await using ClientHost host = new(ProviderId.Fitbit, service);

        await ReadSleepAsync(host);

        Assert.NotEmpty(service.Hosts);
        Assert.All(service.Hosts, static host => Assert.Equal("https://api.fitbit.com:443", host));
    }

    [Theory, MemberData(nameof(Links))]
    public async Task GoogleHealth_PageTokenLikeAnAddress_StaysAValueOfTheQuery(string token)
    {
        Recorder service = new(request => request.Contains("pageToken", StringComparison.Ordinal)
            ? """{"pairedDevices":[]}"""
            : $$$"""{"pairedDevices":[],"nextPageToken":{{{JsonSerializer.Serialize(token)}}}}""");
        await using ClientHost host = new(ProviderId.GoogleHealth, service);

        await host.DevicesAsync(await host.AddUserAsync("anna"));

        Assert.Equal(["https://health.googleapis.com:443", "https://health.googleapis.com:443"], service.Hosts);
    }

    private static async Task ReadSleepAsync(ClientHost host)
    {
        SyncUser anna = await host.AddUserAsync("anna");
        ReadRequest request = new(
            anna,
            host.Source.Streams.Single(static stream => stream.Id.Value == "sleep"),
            FetchWindow.Between(StreamTime.Parse("2026-03-10T00:00:00Z"), StreamTime.Parse("2026-03-12T00:00:00Z")),
            ZoneHistory.Of([(Instant.FromUtc(2000, 1, 1, 0, 0), DateTimeZone.Utc)]));
        try
        {
            await foreach (SourcePage page in host.Source.ReadAsync(request, ClientHost.Cancel))
            {
                page.Dispose();
            }
        }
        catch (HealthApiProtocolException)
        {
            // Refused; a link that is taken must lead to the same host.
        }
    }

    private sealed class Recorder(Func<string, string> answer) : HttpMessageHandler
    {
        public ConcurrentQueue<string> Hosts { get; } = new();

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Uri address = request.RequestUri!;
            Hosts.Enqueue($"{address.Scheme}://{(address.UserInfo.Length > 0 ? address.UserInfo + "@" : "")}{address.IdnHost}:{address.Port}");
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(answer(address.AbsoluteUri), Encoding.UTF8, "application/json"), RequestMessage = request });
        }
    }
}
