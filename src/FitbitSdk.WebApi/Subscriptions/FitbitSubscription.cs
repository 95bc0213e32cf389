using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

/// <summary>A subscription of the application to what a user uploads.</summary>
public sealed class FitbitSubscription
{
    /// <summary>Gets the id that the application chose; it comes back in <see cref="FitbitNotification"/>.</summary>
    [JsonConverter(typeof(IdConverter))]
    public required string SubscriptionId { get; init; }

    /// <summary>Gets what is notified of; <see cref="FitbitCollection.All"/> where it is everything.</summary>
    [JsonPropertyName("collectionType")]
    public FitbitCollection? Collection { get; init; }

    /// <summary>Gets the account; <see langword="null"/> where the service sends none.</summary>
    public string? OwnerId { get; init; }

    /// <summary>Gets what the owner is: <c>user</c>.</summary>
    public string? OwnerType { get; init; }

    /// <summary>Gets the application's endpoint that is told, as its settings at the service number it.</summary>
    public string? SubscriberId { get; init; }
}
