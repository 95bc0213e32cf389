using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;
using FitbitSdk.Records;
using FitbitSdk.Sync;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;

namespace FitbitSdk.Safety.Tests;

/// <summary>Whatever goes wrong, no token, secret, id of a person or health value leaves the packages as text.</summary>
[Collection(WholeProcess.Name)]
public sealed class NothingPrivateTests
{
    public static TheoryData<string> Providers => [ProviderId.Fitbit.Value, ProviderId.GoogleHealth.Value];

    [Theory, MemberData(nameof(Providers))]
    public async Task Runs_WithEveryFault_TellNothingPrivate(string provider)
    {
        using SafetyRun run = new(new(provider));

        await run.RunAsync();

        Assert.Equal("", string.Join('\n', run.Needles.FindIn(run.Everything).Take(5)));
        // It was a run worth looking at: things were found to look for, and every kind of end was met.
        Assert.True(run.Needles.Count("token") > 20 && run.Needles.Values > 1000, $"{run.Needles.Count("token")} tokens, {run.Needles.Values} values");
        Assert.True(run.Needles.Count("value") > 50, $"{run.Needles.Count("value")} marked values");
        Assert.All(["state", "code", "verifier", "session"], kind => Assert.True(run.Needles.Count(kind) > 0, kind));
        Assert.All(
            ["AuthorizationException", "Completed", "NeedsAuthorizationException", "Revoked"],
            end => Assert.Contains(run.Everything.Texts, text => text.StartsWith("[flow]", StringComparison.Ordinal) && text.Contains(end, StringComparison.Ordinal)));
        Assert.Superset(new HashSet<StreamOutcome> { StreamOutcome.Failed, StreamOutcome.NeedsAuthorization, StreamOutcome.RateLimited }, run.Outcomes.ToHashSet());
        foreach (string source in new[] { "log", "activity", "measurement", "exception", "platform", "report", "health", "answer", "flow" })
        {
            Assert.Contains(run.Everything.Texts, text => text.StartsWith($"[{source}]", StringComparison.Ordinal));
        }
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Runs_WithEveryFault_UseOnlyNamesOfThePage(string provider)
    {
        string root = typeof(NothingPrivateTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static one => one.Key == "Root").Value!;
        string page = await File.ReadAllTextAsync(Path.Combine(root, "docs", "telemetry.md"), TestContext.Current.CancellationToken);
        using SafetyRun run = new(new(provider), users: 4);

        await run.RunAsync();

        string[] names = [.. run.Everything.Names.Keys.Where(static name => name.StartsWith("fitbitsdk", StringComparison.Ordinal))];
        Assert.True(names.Length > 20, string.Join(' ', names));
        Assert.DoesNotContain(names, name => !page.Contains($"`{name}`", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("token")]
    [InlineData("secret")]
    [InlineData("code")]
    [InlineData("verifier")]
    public async Task Mutant_HandlerLogsRequests_IsFound(string kind)
    {
        using SafetyRun run = new(ProviderId.Fitbit, users: 1);

        // Among token requests it takes force: the client puts away every handler of the host's.
        await run.RunAsync(services => services.PostConfigure<HttpClientFactoryOptions>(
            kind is "token" ? "FitbitSdk.fitbit" : "FitbitSdk.fitbit.token",
            static options => options.HttpMessageHandlerBuilderActions.Add(static handlers =>
                handlers.AdditionalHandlers.Add(new TalkativeHandler(handlers.Services.GetRequiredService<ILoggerFactory>())))));

        Assert.Contains(run.Needles.FindIn(run.Everything), found => found.StartsWith(kind + ": [log]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Mutant_PlatformTracesMessages_IsFound()
    {
        using SafetyRun run = new(ProviderId.Fitbit, users: 1);

        await run.RunAsync(static services => services.AddHttpClient("FitbitSdk.fitbit").ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler()));

        Assert.Contains(run.Needles.FindIn(run.Everything), static found => found.StartsWith("account: [activity]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Mutant_RecordInAnActivity_IsFound()
    {
        using SafetyRun run = new(ProviderId.GoogleHealth, users: 1);

        await run.RunAsync(carelessSink: static json => Activity.Current?.AddEvent(new("written", tags: new() { ["record"] = json })));

        Assert.Contains(run.Needles.FindIn(run.Everything), static found => found.StartsWith("health: [activity]", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Mutant_OneBareValueInATag_IsFound(string provider)
    {
        using SafetyRun run = new(new(provider), users: 1);

        await run.RunAsync(carelessSink: static json => Activity.Current?.SetTag("steps", json.Split("\"steps\":").Skip(1).Select(static rest => rest.Split(',', '}')[0]).FirstOrDefault()));

        Assert.Contains(run.Needles.FindIn(run.Everything), static found => found.StartsWith("value: [activity] steps=731", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Mutant_UserAsATag_IsFound()
    {
        using SafetyRun run = new(ProviderId.Fitbit, users: 1);
        using Meter meter = new("FitbitSdk.Mutant");
        Counter<long> counter = meter.CreateCounter<long>("mutant");

        await run.RunAsync(carelessUser: user => counter.Add(1, new KeyValuePair<string, object?>("user", user)));

        Assert.Contains(run.Needles.FindIn(run.Everything), static found => found.StartsWith("user: [measurement]", StringComparison.Ordinal));
    }

    private sealed class TalkativeHandler(ILoggerFactory logs) : DelegatingHandler
    {
        private readonly ILogger _log = logs.CreateLogger("mutant");

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
#pragma warning disable CA1848, CA1873 // A careless line is the point.
            _log.LogTrace("{Request} {Form}", request.Headers.Authorization, request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken));
#pragma warning restore CA1848, CA1873
            return await base.SendAsync(request, cancellationToken);
        }
    }
}

/// <summary>Tests that listen to the whole process, one at a time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class WholeProcess
{
    public const string Name = "whole process";
}
