using System.Text.Json.Nodes;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.RabbitMQ.Tests.Ocariot;

/// <summary>Which events the bus is told, and in which words.</summary>
public sealed class OcariotObserverTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 20, 12, 0);
    private static readonly UserKey Kid = new(Shapes.Child);

    [Theory]
    [InlineData(SyncEventKind.NeedsAuthorization, HealthApiErrorKind.NeedsAuthorization, 1011, "Access token expired.", "The access token has been expired and needs to be refreshed.")]
    [InlineData(SyncEventKind.NeedsAuthorization, HealthApiErrorKind.NeedsAuthorization, 1012, "Access token invalid.", "The access token is invalid. Please make a new Fitbit Auth Data request and try again.")]
    [InlineData(SyncEventKind.NeedsAuthorization, HealthApiErrorKind.NeedsAuthorization, 1021, "Refresh token invalid.", "The refresh token is invalid. Please make a new Fitbit Auth Data request and try again.")]
    [InlineData(SyncEventKind.RateLimited, HealthApiErrorKind.RateLimited, 1429, "Data request limit for user has expired.", "Please wait a minimum of one hour and try make the operation again.")]
    [InlineData(SyncEventKind.StreamFailed, HealthApiErrorKind.Rejected, 1500, "The service refused the request.", "This concerns sleep alone. It is tried again by itself.")]
    [InlineData(SyncEventKind.StreamFailed, HealthApiErrorKind.MissingScope, 1500, "The user did not grant the data.", "This concerns sleep alone. It is tried again by itself.")]
    public void ToMessage_Failure_IsAnErrorInTheDocumentedWords(SyncEventKind kind, HealthApiErrorKind error, int code, string message, string description)
    {
        JsonObject told = Tell(new(kind, ProviderId.Fitbit, Now) { User = Kid, Stream = StreamId.Sleep, Error = error, OcariotCode = code })!;

        Assert.Equal("FitbitAuthErrorEvent", (string?)told["event_name"]);
        Assert.Equal(
            (Shapes.Child, code, message, description),
            ((string?)told["fitbit"]!["child_id"], (int)told["fitbit"]!["error"]!["code"]!, (string?)told["fitbit"]!["error"]!["message"], (string?)told["fitbit"]!["error"]!["description"]));
    }

    [Theory]
    [InlineData(SyncEventKind.ApplicationRefused, HealthApiErrorKind.ApplicationRefused, 1401)]
    [InlineData(SyncEventKind.ApiRetired, HealthApiErrorKind.Retired, 1500)]
    public void ToMessage_FailureOfEveryone_NamesTheChildInWhoseRunItWasMet(SyncEventKind kind, HealthApiErrorKind error, int code)
    {
        JsonObject told = Tell(new(kind, ProviderId.Fitbit, Now) { MetBy = Kid, Error = error, OcariotCode = code })!;

        Assert.Equal((Shapes.Child, code), ((string?)told["fitbit"]!["child_id"], (int)told["fitbit"]!["error"]!["code"]!));
    }

    [Theory]
    [InlineData(true, "FitbitLastSyncEvent")]
    [InlineData(false, null)]
    public void ToMessage_RunEnded_IsTheLastSyncIfNothingWasLeftOpen(bool isComplete, string? name) =>
        Assert.Equal(name, (string?)Tell(new(SyncEventKind.RunEnded, ProviderId.Fitbit, Now) { User = Kid, IsComplete = isComplete, Records = 12 })?["event_name"]);

    [Fact]
    public void ToMessage_GrantWithdrawn_IsARevocation() =>
        Assert.Equal("FitbitRevokeEvent", (string?)Tell(new(SyncEventKind.TokenRevoked, ProviderId.Fitbit, Now) { User = Kid })?["event_name"]);

    [Theory]
    [InlineData(SyncEventKind.StreamFailed, HealthApiErrorKind.Unavailable)]
    [InlineData(SyncEventKind.StreamFailed, null)]
    [InlineData(SyncEventKind.WindowDelivered, null)]
    [InlineData(SyncEventKind.TokenRefreshed, null)]
    [InlineData(SyncEventKind.UserDeleted, null)]
    public void ToMessage_WhatTheOriginalDidNotPublish_IsNothing(SyncEventKind kind, HealthApiErrorKind? error) =>
        Assert.Null(Tell(new(kind, ProviderId.Fitbit, Now) { User = Kid, Error = error, OcariotCode = error is null ? null : 1500 }));

    private static JsonObject? Tell(SyncEvent happened) =>
        OcariotObserver.ToMessage(happened, Now) is { } message ? JsonNode.Parse(message.Body.Span)!.AsObject() : null;
}
