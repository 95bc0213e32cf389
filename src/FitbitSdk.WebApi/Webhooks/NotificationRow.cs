using System.Text.Json.Serialization;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>A notification as it is written.</summary>
internal sealed class NotificationRow
{
    public FitbitCollection? CollectionType { get; set; }

    public LocalDate? Date { get; set; }

    public string? OwnerId { get; set; }

    public string? SubscriptionId { get; set; }

    /// <summary>Gives the notification; <see langword="null"/> where it does not say whose or of what, so that the others count.</summary>
    public FitbitNotification? ToNotification() => CollectionType is { Value.Length: > 0 } collection && OwnerId is { Length: > 0 } owner
        ? new() { Collection = collection, OwnerId = owner, Date = Date, SubscriptionId = SubscriptionId }
        : null;
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(NotificationRow[]))]
internal sealed partial class WebhookJson : JsonSerializerContext;
