using System.Text.Json;
using System.Text.RegularExpressions;
using FitbitSdk.Records;

namespace FitbitSdk.GoogleHealth.Tests;

/// <summary>What is asked for: verb, address, filter.</summary>
public sealed partial class RequestTests
{
    private const string Base = "https://health.googleapis.com/v4/users/me/dataTypes/";

    [Fact]
    public async Task Read_HeartRate_AsksForTheMergedStreamOfTheWindow()
    {
        await using TestHost host = await EmptyAsync();

        SourcePage page = await host.ReadAsync(TestHost.Request(GoogleHealthStreams.HeartRate, "2026-03-14T04:00:00Z", "2026-03-14T07:59:59.5Z"));

        Assert.Equal(
            [$"GET {Base}heart-rate/dataPoints:reconcile?filter=heart_rate.sample_time.physical_time%20%3E%3D%20%222026-03-14T04%3A00%3A00Z%22%20AND%20heart_rate.sample_time.physical_time%20%3C%20%222026-03-14T07%3A59%3A59.5Z%22&pageSize=10000"],
            host.Service.Calls.Select(static call => call.ToString()));
        Assert.Equal("Bearer anna-access-1", host.Service.Calls[0].Authorization);
        Assert.Equal(1, page.Requests);
    }

    [Fact]
    public async Task Read_HeartRateOfAWholeDay_ComesInPiecesOfFourHours()
    {
        await using TestHost host = await EmptyAsync();

        SourcePage page = await host.ReadAsync(TestHost.Request(GoogleHealthStreams.HeartRate, "2026-03-14T01:00:00Z", "2026-03-14T10:00:00Z"));

        Assert.Equal(
            [("01:00", "05:00"), ("05:00", "09:00"), ("09:00", "10:00")],
            host.Service.Calls.Select(static call => Times().Matches(call.Query("filter")!)).Select(static times => (times[0].Value, times[1].Value)));
        Assert.Equal((3, 0), (page.Requests, page.Batch!.Count));
    }

    [Fact]
    public async Task Read_Steps_AsksByTheStartOfTheInterval()
    {
        await using TestHost host = await EmptyAsync();

        await host.ReadAsync(TestHost.Request(GoogleHealthStreams.Steps, "2026-03-14T00:00:00Z", "2026-03-15T00:00:00Z"));

        StubService.Call call = Assert.Single(host.Service.Calls);
        Assert.Equal($"{Base}steps/dataPoints:reconcile", call.Address.Split('?')[0]);
        Assert.Equal("steps.interval.start_time >= \"2026-03-14T00:00:00Z\" AND steps.interval.start_time < \"2026-03-15T00:00:00Z\"", call.Query("filter"));
        Assert.Equal("10000", call.Query("pageSize"));
    }

    [Fact]
    public async Task Read_Sleep_AsksByTheWallClockOfItsEndADayBeyondBothSides()
    {
        await using TestHost host = await EmptyAsync();

        await host.ReadAsync(TestHost.Request(GoogleHealthStreams.Sleep, "2026-03-01T10:00:00Z", "2026-03-14T23:00:00Z"));

        StubService.Call call = Assert.Single(host.Service.Calls);
        Assert.Equal($"{Base}sleep/dataPoints", call.Address.Split('?')[0]);
        Assert.Equal("sleep.interval.civil_end_time >= \"2026-02-28\" AND sleep.interval.civil_end_time < \"2026-03-16\"", call.Query("filter"));
        Assert.Equal("25", call.Query("pageSize"));
    }

    [Fact]
    public async Task Read_BehindAProxy_GoesThereWithTheSamePath()
    {
        await using TestHost host = await TestHost.AuthorizedAsync(static options => options.BaseAddress = new("https://proxy.example/health"));
        host.Service.Data = static _ => StubService.Json("{}");

        await host.ReadAsync(TestHost.Request(GoogleHealthStreams.Steps, "2026-03-14T00:00:00Z", "2026-03-15T00:00:00Z"));

        Assert.StartsWith("https://proxy.example/health/v4/users/me/dataTypes/steps/", host.Service.Calls[0].Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_UnknownStream_IsRefused()
    {
        await using TestHost host = await EmptyAsync();
        DataStream other = new()
        {
            Id = StreamId.Calories, Scope = "any", DayKind = DayKind.Utc, MaximumRange = NodaTime.Duration.FromDays(1),
            Policy = GoogleHealthStreams.Steps.Policy, Source = GoogleHealthStreams.Steps.Source,
        };

        await Assert.ThrowsAsync<ArgumentException>(() => host.ReadAsync(TestHost.Request(other, "2026-03-14T00:00:00Z", "2026-03-15T00:00:00Z")));
    }

    [Fact]
    public void Operations_EachRow_StandsInTheDiscoveryDocument()
    {
        string? file = Samples.Find("shared/specs/google-health-v4-discovery.json");
        Assert.SkipWhen(file is null, "shared/specs/google-health-v4-discovery.json does not lie beside the repository.");
        using JsonDocument contract = JsonDocument.Parse(File.ReadAllBytes(file!));
        Dictionary<string, JsonElement> methods = Methods(contract.RootElement).Where(static method => method.GetProperty("httpMethod").GetString() == "GET")
            .ToDictionary(static method => method.GetProperty("flatPath").GetString()!);
        string[] scopes = [.. contract.RootElement.GetProperty("auth").GetProperty("oauth2").GetProperty("scopes").EnumerateObject().Select(static scope => scope.Name)];

        foreach (GoogleHealthOperation operation in GoogleHealthOperations.All)
        {
            string path = operation.Path.Replace("users/me", "users/{usersId}", StringComparison.Ordinal);
            path = TypeInPath().Replace(path, "dataTypes/{dataTypesId}/");
            Assert.True(methods.TryGetValue(path, out JsonElement method), $"{operation.Name}: {path} is not in the document.");
            Assert.Contains(operation.Scope, method.GetProperty("scopes").EnumerateArray().Select(static scope => scope.GetString()));
            Assert.Contains(operation.Scope, scopes);
            string[] query = operation.PageSize is null ? [] : operation.Path.Contains("dataPoints", StringComparison.Ordinal) ? ["filter", "pageSize"] : ["pageSize", "pageToken"];
            Assert.All(query, name => Assert.Equal("query", method.GetProperty("parameters").GetProperty(name).GetProperty("location").GetString()));
        }

        JsonElement point = contract.RootElement.GetProperty("schemas").GetProperty("DataPoint").GetProperty("properties");
        Assert.All(GoogleHealthStreamRow.All, row => Assert.True(point.TryGetProperty(row.Type.MemberName, out _)));
    }

    [Fact]
    public void Operations_EachRow_StatesItsFacts()
    {
        Assert.All(GoogleHealthOperations.All, static operation => Assert.StartsWith("https://developers.google.com/health", operation.Source.AbsoluteUri, StringComparison.Ordinal));
        Assert.Distinct(GoogleHealthOperations.All.Select(static operation => operation.Name));
        Assert.Equal(GoogleHealthStreams.All, GoogleHealthStreamRow.All.Select(static row => row.Stream));
        Assert.All(GoogleHealthStreamRow.All, static row =>
        {
            Assert.Equal(row.Operation.Scope, row.Stream.Scope);
            Assert.Contains($"/{row.Type.PathName}/dataPoints", row.Operation.Path, StringComparison.Ordinal);
        });
        Assert.Equal(
            [("heart-rate", "heart_rate.sample_time.physical_time", "heartRate"), ("steps", "steps.interval.start_time", "steps"), ("sleep", "sleep.interval.civil_end_time", "sleep")],
            GoogleHealthStreamRow.All.Select(static row => (row.Type.PathName, row.Type.TimeField, row.Type.MemberName)));
    }

    private static async Task<TestHost> EmptyAsync()
    {
        TestHost host = await TestHost.AuthorizedAsync();
        host.Service.Data = static _ => StubService.Json("{}");
        return host;
    }

    private static IEnumerable<JsonElement> Methods(JsonElement resource)
    {
        IEnumerable<JsonElement> own = resource.TryGetProperty("methods", out JsonElement methods) ? methods.EnumerateObject().Select(static method => method.Value) : [];
        return resource.TryGetProperty("resources", out JsonElement inner) ? own.Concat(inner.EnumerateObject().SelectMany(static one => Methods(one.Value))) : own;
    }

    [GeneratedRegex(@"(?<=T)\d\d:\d\d", RegexOptions.None, 1000)]
    private static partial Regex Times();

    [GeneratedRegex("dataTypes/[a-z-]+/", RegexOptions.None, 1000)]
    private static partial Regex TypeInPath();
}
