using FitbitSdk.Records;

namespace FitbitSdk.Safety.Tests;

/// <summary>A redirect is an answer like any other refusal: whoever sends it does not choose where tokens go.</summary>
public sealed class RedirectTests
{
    // {0}: the port of the server that must get nothing; {1}: that of the configured one.
    private static readonly string[] Locations =
    [
        "http://127.0.0.1:{0}/taken", "https://127.0.0.1:{0}/taken", "//127.0.0.1:{0}/taken", "http://127.0.0.1:{1}@127.0.0.1:{0}/taken",
        "http:\\\\127.0.0.1:{0}\\taken", "http://localhost:{0}/taken", "http://127.0.0.1:{1}/elsewhere",
    ];

    public static TheoryData<string, int, string> Cases
    {
        get
        {
            TheoryData<string, int, string> cases = [];
            foreach (ProviderId provider in new[] { ProviderId.Fitbit, ProviderId.GoogleHealth })
            {
                foreach (int status in new[] { 301, 302, 303, 307, 308 })
                {
                    foreach (string location in Locations)
                    {
                        cases.Add(provider.Value, status, location);
                    }
                }
            }

            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task DataCall_Redirected_IsNotFollowed(string provider, int status, string location)
    {
        await using Loopback configured = new();
        await using Loopback other = new();
        configured.Answer = RedirectTo(status, location, other, configured);
        await using ClientHost host = new(new(provider), baseAddress: new($"http://127.0.0.1:{configured.Port}/"), tokenAddress: new($"http://127.0.0.1:{configured.Port}/token"));
        SyncUser anna = await host.AddUserAsync("anna");

        HealthApiException error = await Assert.ThrowsAsync<HealthApiException>(() => host.DevicesAsync(anna));

        Assert.Equal(HealthApiErrorKind.Rejected, error.Kind);
        Assert.Contains("anna-access-1", Assert.Single(configured.Requests), StringComparison.Ordinal);
        Assert.Empty(other.Requests);
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task TokenCall_Redirected_IsNotFollowed(string provider, int status, string location)
    {
        await using Loopback configured = new();
        await using Loopback other = new();
        configured.Answer = RedirectTo(status, location, other, configured);
        await using ClientHost host = new(new(provider), baseAddress: new($"http://127.0.0.1:{configured.Port}/"), tokenAddress: new($"http://127.0.0.1:{configured.Port}/token"));
        SyncUser anna = await host.AddUserAsync("anna", hours: 0);

        HealthApiException error = await Assert.ThrowsAsync<HealthApiException>(() => host.DevicesAsync(anna));

        Assert.Equal(HealthApiErrorKind.Rejected, error.Kind);
        Assert.StartsWith("POST /token", Assert.Single(configured.Requests), StringComparison.Ordinal);
        Assert.Empty(other.Requests);
    }

    private static string RedirectTo(int status, string location, Loopback other, Loopback configured) =>
        $"HTTP/1.1 {status} Elsewhere\r\nLocation: {string.Format(System.Globalization.CultureInfo.InvariantCulture, location, other.Port, configured.Port)}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
}
