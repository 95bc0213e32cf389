using System.Text.Json.Nodes;
using FitbitSdk.Records;
using FitbitSdk.RabbitMQ.Tests.Ocariot;
using NodaTime;

namespace FitbitSdk.RabbitMQ.Tests.Events;

public sealed class SyncEventJsonTests
{
    private static readonly Instant At = Instant.FromUtc(2026, 3, 14, 12, 0, 1) + Duration.FromMilliseconds(7);
    private static readonly FetchWindow Day = FetchWindow.Between(StreamTime.FromDate(new(2026, 3, 13)), StreamTime.FromDate(new(2026, 3, 14)));

    [Fact]
    public void Write_WindowDelivered_HasItsMembers() => Shapes.AssertJson(
        """
        {
          "kind": "windowDelivered", "at": "2026-03-14T12:00:01.007Z", "provider": "fitbit", "userKey": "anna", "stream": "sleep",
          "windowStart": "2026-03-13T00:00:00Z", "windowEnd": "2026-03-14T00:00:00Z", "records": 12
        }
        """,
        Write(new(SyncEventKind.WindowDelivered, ProviderId.Fitbit, At) { User = new("anna"), Stream = StreamId.Sleep, Window = Day, Records = 12 }));

    [Fact]
    public void Write_RunEnded_SaysWhetherItLeftNothingOpen() => Shapes.AssertJson(
        """{ "kind": "runEnded", "at": "2026-03-14T12:00:01.007Z", "provider": "fitbit", "userKey": "anna", "records": 0, "complete": true }""",
        Write(new(SyncEventKind.RunEnded, ProviderId.Fitbit, At) { User = new("anna"), IsComplete = true }));

    [Fact]
    public void Write_FailureOfEveryone_SaysInWhoseRunItWasMet() => Shapes.AssertJson(
        """
        { "kind": "applicationRefused", "at": "2026-03-14T12:00:01.007Z", "provider": "google-health", "metBy": "anna", "error": "applicationRefused", "until": "2026-03-14T12:15:00Z" }
        """,
        Write(new(SyncEventKind.ApplicationRefused, ProviderId.GoogleHealth, At)
        {
            MetBy = new("anna"), Error = HealthApiErrorKind.ApplicationRefused, OcariotCode = 1401, Until = Instant.FromUtc(2026, 3, 14, 12, 15),
        }));

    [Fact]
    public void Schema_Members_AreThoseThatAreWrittenAndItIsClosed()
    {
        JsonObject schema = JsonNode.Parse(SyncEventJson.DescribeSchema())!.AsObject();
        SyncEvent[] all =
        [
            new(SyncEventKind.RunEnded, ProviderId.Fitbit, At)
            {
                User = new("anna"), MetBy = new("anna"), Stream = StreamId.Sleep, Window = Day, Error = HealthApiErrorKind.Protocol, OcariotCode = 1500, Until = At,
            },
        ];

        Assert.Equal(schema["properties"]!.AsObject().Select(static member => member.Key).Order(StringComparer.Ordinal), all.SelectMany(static one => Write(one).Select(static member => member.Key)).Order(StringComparer.Ordinal));
        Assert.False((bool)schema["additionalProperties"]!);
    }

    [Fact]
    public void Schema_KindsAndErrors_AreThoseOfTheCode()
    {
        JsonObject members = JsonNode.Parse(SyncEventJson.DescribeSchema())!["properties"]!.AsObject();

        Assert.Equal(Enum.GetValues<SyncEventKind>().Select(SyncEventJson.NameOf), members["kind"]!["enum"]!.AsArray().Select(static kind => (string?)kind));
        Assert.Equal(Enum.GetValues<HealthApiErrorKind>().Select(SyncEventJson.NameOf), members["error"]!["enum"]!.AsArray().Select(static error => (string?)error));
    }

    private static JsonObject Write(SyncEvent happened) => JsonNode.Parse(SyncEventJson.Write(happened))!.AsObject();
}
