using System.Diagnostics.Metrics;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using FitbitSdk.Kafka;
using FitbitSdk.RabbitMQ;
using FitbitSdk.Records;
using FitbitSdk.Sync;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FitbitSdk.Architecture.Tests;

/// <summary><c>docs/telemetry.md</c> lists what the code says, and the code says nothing else.</summary>
public sealed partial class TelemetryTests
{
    private static readonly Dictionary<string, (int First, int Last)> Blocks = new(StringComparer.Ordinal)
    {
        ["FitbitSdk.Http"] = (1000, 1049),
        ["FitbitSdk.WebApi"] = (1050, 1099),
        ["FitbitSdk.GoogleHealth"] = (1100, 1149),
        ["FitbitSdk.Sync"] = (1200, 1299),
        ["FitbitSdk.Kafka"] = (1400, 1449),
        ["FitbitSdk.RabbitMQ"] = (1450, 1499),
    };

    private static readonly string[] Page = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "telemetry.md"));

    [Theory]
    [InlineData("Activities", "## Activities")]
    [InlineData("Metrics", "## Metrics")]
    [InlineData("Tags", "## Tags")]
    public void Names_InCode_AreThoseOfThePage(string kind, string heading) =>
        Assert.Equal(NamesInCode(kind), Section(heading).Select(static cells => cells[0].Trim('`')).Order(StringComparer.Ordinal));

    [Fact]
    public void TagsOfActivitiesAndMetrics_AreExplained() => Assert.Empty(Section("## Activities").Concat(Section("## Metrics"))
        .SelectMany(static cells => cells[^1].Split(", ")).Select(static tag => tag.Trim('`')).Where(static tag => tag != "none").Except(NamesInCode("Tags"), StringComparer.Ordinal));

    [Fact]
    public void SourcesAndMeters_AreNamedAfterTheirPackage()
    {
        Type[] diagnostics = [.. Types().Where(static type => type.IsPublic && type.Name.EndsWith("Diagnostics", StringComparison.Ordinal))];

        Assert.Equal(8, diagnostics.Length);
        Assert.All(diagnostics, static type =>
        {
            // A package may measure without tracing.
            string? name = type.Assembly.GetName().Name;
            Assert.Equal((name, name), ((string?)type.GetField("ActivitySourceName")?.GetRawConstantValue() ?? name, (string?)type.GetField("MeterName")!.GetRawConstantValue()));
        });
    }

    [Fact]
    public async Task Instruments_AsTheyArePublished_HaveTheUnitAndMeterOfThePage()
    {
        ServiceCollection services = new();
        services.AddFitbitClient(static options => options.ClientId = "ABC123").UseSqlite("unused.db");
        services.AddGoogleHealthClient(static options => options.ClientId = "ABC123");
        services.AddHealthSync().UseSqlite("unused.db").AddSink<NoSink>().AddRadarEncoder().AddKafkaSink(static options => options.BootstrapServers = "localhost:1")
            .AddRabbitMqConnection(static options => options.Hosts = "localhost:1").AddRabbitMqSink().AddOcariotBus();
        await using ServiceProvider container = services.BuildServiceProvider();
        IMeterFactory factory = container.GetRequiredService<IMeterFactory>();
        List<string> published = [];
        using MeterListener listener = new()
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, factory))
                {
                    published.Add($"{instrument.Meter.Name} {instrument.Name} {instrument.Unit}");
                }
            },
        };
        listener.Start();

        _ = container.GetServices<IHealthDataSource>().Count();
        _ = container.GetRequiredService<SyncEngine>();
        _ = container.GetRequiredService<ITokenStore>();
        _ = container.GetRequiredService<ITopicEncoder>();
        _ = container.GetRequiredService<KafkaRecordSink>();
        _ = container.GetRequiredService<RabbitMqRecordSink>();
        _ = container.GetRequiredService<OcariotJsonEncoder>();
        _ = container.GetServices<ISyncObserver>().Count();
        _ = container.GetServices<IHostedService>().Count();
        await using KafkaShards shards = ActivatorUtilities.CreateInstance<KafkaShards>(container);

        IEnumerable<string> listed = Section("## Metrics").SelectMany(static cells => cells[1].Split(", ").Select(package => $"{package} {cells[0].Trim('`')} {cells[2].Trim('`')}"));
        Assert.Equal(listed.Order(StringComparer.Ordinal), published.Where(static line => line.StartsWith("FitbitSdk", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void LogEvents_AreThoseOfThePage_UniqueAndInTheirPackagesBlock()
    {
        var events = Types().SelectMany(static type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Select(static method => (Method: method, Message: method.GetCustomAttribute<LoggerMessageAttribute>()))
            .Where(static one => one.Message is not null)
            .Select(static one => (Id: one.Message!.EventId, Package: one.Method.DeclaringType!.Assembly.GetName().Name!, one.Message.Level, one.Method.Name))
            .OrderBy(static one => one.Id).ToArray();

        Assert.Equal(events.Length, events.DistinctBy(static one => one.Id).Count());
        Assert.All(events, static one => Assert.InRange(one.Id, Blocks[one.Package].First, Blocks[one.Package].Last));
        Assert.Equal(
            events.Select(static one => string.Create(CultureInfo.InvariantCulture, $"{one.Id} {one.Package} {one.Level} `{one.Name}`")),
            Section("## Log events").Where(static cells => cells.Length == 4).Select(static cells => string.Join(' ', cells)));
        Assert.Equal(
            Blocks.Select(static block => $"{block.Key} {block.Value.First} to {block.Value.Last}"),
            Section("## Log events").Where(static cells => cells.Length == 2).Select(static cells => string.Join(' ', cells)));
    }

    [Fact]
    public void LogEvents_NameNobodyAndQuoteNoText()
    {
        // What may be handed to a log line by type; a text must be one of these.
        string[] texts = ["operation", "failure", "errorClass", "provider", "stream", "error"];
        IEnumerable<ParameterInfo> parameters = Types().SelectMany(static type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(static method => method.GetCustomAttribute<LoggerMessageAttribute>() is not null).SelectMany(static method => method.GetParameters());

        Assert.DoesNotContain(parameters, parameter => parameter.ParameterType == typeof(Uri) || typeof(Exception).IsAssignableFrom(parameter.ParameterType)
            || (parameter.ParameterType == typeof(string) && !texts.Contains(parameter.Name, StringComparer.Ordinal)));
    }

    private static IEnumerable<Type> Types() => Repository.Packages.Where(static package => package is not "FitbitSdk" and not "FitbitSdk.Simulators").SelectMany(static package => Assembly.Load(package).GetTypes());

    private static IEnumerable<string> NamesInCode(string kind) => Types()
        .Where(type => type.Name == kind && type.DeclaringType?.Name.EndsWith("Diagnostics", StringComparison.Ordinal) is true)
        .SelectMany(static type => type.GetFields(BindingFlags.Static | BindingFlags.Public))
        .Select(static field => (string)field.GetRawConstantValue()!)
        .Distinct().Order(StringComparer.Ordinal);

    /// <summary>The rows of a section's tables, heads left out.</summary>
    private static IEnumerable<string[]> Section(string heading) => Page
        .SkipWhile(line => line != heading).Skip(1).TakeWhile(static line => !line.StartsWith("## ", StringComparison.Ordinal))
        .Where(static line => Row().IsMatch(line))
        .Select(static line => line.Trim('|', ' ').Split(" | "));

    [GeneratedRegex(@"^\| (`|\d|FitbitSdk)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();

    private sealed class NoSink : IRecordSink
    {
        public ValueTask<WriteResult> WriteAsync(RecordBatch batch, CancellationToken cancellationToken) => new(WriteResult.Acknowledged);

        public ValueTask DisposeAsync() => default;
    }
}
