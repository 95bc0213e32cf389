using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FitbitSdk.Records;
using FitbitSdk.Records.Tests;
using NodaTime;
using static FitbitSdk.RabbitMQ.Tests.Ocariot.Logs;

namespace FitbitSdk.RabbitMQ.Tests.Ocariot;

/// <summary>Each message beside the documented sample of its event: the same members, in the same order, of the same kinds. Skipped where the facts are not at hand.</summary>
public sealed partial class DocumentedShapeTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 20, 12, 0);
    private static readonly UserKey Kid = new(Shapes.Child);

    public static TheoryData<string> Events => ["PhysicalActivitySyncEvent", "SleepSyncEvent", "WeightSyncEvent", "LogSyncEvent", "FitbitLastSyncEvent", "FitbitAuthErrorEvent", "FitbitRevokeEvent"];

    [Theory]
    [MemberData(nameof(Events))]
    public void Message_OfEachEvent_HasTheMembersOfTheDocumentedSample(string name)
    {
        string facts = Repository.PathOf("..", "shared", "facts", "ocariot.md");
        Assert.SkipUnless(File.Exists(facts), "The facts about OCARIoT are not at hand.");
        JsonNode documented = JsonBlock().Matches(File.ReadAllText(facts)).Select(static block => JsonNode.Parse(block.Groups["json"].Value))
            .Single(sample => (string?)sample!["event_name"] == name)!;

        Assert.Equal(ShapeOf(documented), ShapeOf(JsonNode.Parse(Own(name).Body.Span)!));
    }

    private static OcariotMessage Own(string name) => name switch
    {
        "PhysicalActivitySyncEvent" => Data(Shapes.Batch(StreamId.ActivityLog, Walk())),
        "SleepSyncEvent" => Data(Shapes.Batch(StreamId.Sleep, Night())),
        "WeightSyncEvent" => Data(Shapes.Batch(StreamId.Weight, Weighing())),
        "LogSyncEvent" => Data(Shapes.Batch(StreamId.DailyActivity, Day())),
        "FitbitLastSyncEvent" => OcariotMessage.LastSync(Kid, Now, Now),
        "FitbitAuthErrorEvent" => OcariotMessage.AuthError(Kid, Now, new(1021, "message", "description")),
        _ => OcariotMessage.Revoke(Kid, Now),
    };

    private static OcariotMessage Data(RecordBatch batch)
    {
        using (batch)
        {
            using OcariotItems items = new OcariotJsonEncoder().Encode(batch)!;
            return Assert.Single(OcariotMessage.Split(items, Now, null));
        }
    }

    /// <summary>Gives a document without its values: texts by their form, so that a time stays a time.</summary>
    private static string ShapeOf(JsonNode node) => node switch
    {
        JsonObject members => $"{{{string.Join(',', members.Select(static member => $"{member.Key}:{ShapeOf(member.Value!)}"))}}}",
        JsonArray elements => $"[{string.Join(',', elements.Select(static element => ShapeOf(element!)))}]",
        _ => node.GetValueKind() is JsonValueKind.String ? Digits().Replace((string)node!, "0") is { } form && form.StartsWith('0') ? form : "text" : node.GetValueKind().ToString(),
    };

    [GeneratedRegex("```json\n(?<json>.*?)\n *```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex JsonBlock();

    [GeneratedRegex("[0-9]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();
}
