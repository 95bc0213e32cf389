using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>The service's word that something of a user changed. It holds no data: those are to be read.</summary>
/// <remarks>The same word may come more than once, and several at each upload of a device.</remarks>
public sealed class FitbitNotification
{
    /// <summary>Gets what changed.</summary>
    public required FitbitCollection Collection { get; init; }

    /// <summary>Gets the service's id of the account (<see cref="OAuthToken.AccountId"/>).</summary>
    public required string OwnerId { get; init; }

    /// <summary>Gets the date that changed, in the time zone of the account; <see langword="null"/> where the service does not say.</summary>
    public LocalDate? Date { get; init; }

    /// <summary>Gets the id that the application gave the subscription; <see langword="null"/> where it is missing.</summary>
    public string? SubscriptionId { get; init; }

    /// <summary>Gets whether the user ended their consent: their tokens are worth nothing any more.</summary>
    public bool IsRevocation => Collection == FitbitCollection.UserRevokedAccess;
}
