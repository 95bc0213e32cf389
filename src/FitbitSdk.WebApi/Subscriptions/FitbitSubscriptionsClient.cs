namespace FitbitSdk.WebApi;

/// <summary>Subscriptions: the service tells the application when a user has uploaded something (<see cref="FitbitWebhook"/>).</summary>
/// <remarks>A user who subscribed to everything and to a collection is told of twice. <inheritdoc cref="FitbitAreaClient" path="/remarks/node()"/></remarks>
public class FitbitSubscriptionsClient : FitbitAreaClient
{
    internal FitbitSubscriptionsClient(FitbitApi api)
        : base(api)
    {
    }

    /// <summary>Creates a client without a service, for a test double that overrides its methods.</summary>
    protected FitbitSubscriptionsClient()
    {
    }

    /// <summary>Lists the application's subscriptions to a user.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="collection">Of which collection; <see cref="FitbitCollection.All"/> for those to everything.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The subscriptions; empty where there are none.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/subscription/get-subscription-list/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Subscriptions.GetSubscriptions))]
    public virtual Task<IReadOnlyList<FitbitSubscription>> GetSubscriptionsAsync(
        SyncUser user, FitbitCollection collection, CancellationToken cancellationToken = default) =>
        Api.ReadListAsync<SubscriptionsDocument, FitbitSubscription>(
            user, FitbitOperations.Subscriptions.GetSubscriptions, new() { ["collection-path"] = collection.ToArgument() }, cancellationToken);

    /// <summary>Subscribes to what a user uploads. A subscription that exists stays, so the call may be repeated.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="collection">To which collection; <see cref="FitbitCollection.All"/> for everything.</param>
    /// <param name="subscriptionId">An id of your own, unlike that of any other subscription of the application; at most 50 characters.</param>
    /// <param name="subscriberId">Which of the application's endpoints is told; <see langword="null"/> for its default.</param>
    /// <param name="cancellationToken">Stops waiting for the call; whether it took effect is open, and repeating it is safe.</param>
    /// <returns>The subscription as it stands at the service.</returns>
    /// <exception cref="HealthApiException">The id, or the collection of the user, is taken by another subscription (409).</exception>
    /// <remarks>Costs one request. Needs the scope of the collection.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/subscription/create-subscription/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Subscriptions.AddSubscription))]
    public virtual Task<FitbitSubscription> CreateAsync(
        SyncUser user, FitbitCollection collection, string subscriptionId, string? subscriberId = null, CancellationToken cancellationToken = default) =>
        Api.ReadAsync<FitbitSubscription>(
            user, FitbitOperations.Subscriptions.AddSubscription, ToArguments(collection, subscriptionId, subscriberId), cancellationToken);

    /// <summary>Ends a subscription.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="collection">To which collection it is; <see cref="FitbitCollection.All"/> for everything.</param>
    /// <param name="subscriptionId">Its id.</param>
    /// <param name="subscriberId">The endpoint that is told; <see langword="null"/> for the application's default.</param>
    /// <param name="cancellationToken">Stops waiting for the call; whether it took effect is open.</param>
    /// <returns>A task that ends when the service has confirmed it.</returns>
    /// <exception cref="HealthApiException">There is no such subscription (404), perhaps because the call is a repetition.</exception>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/subscription/delete-subscription/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Subscriptions.DeleteSubscription))]
    public virtual Task DeleteAsync(
        SyncUser user, FitbitCollection collection, string subscriptionId, string? subscriberId = null, CancellationToken cancellationToken = default) =>
        Api.SendAsync(user, FitbitOperations.Subscriptions.DeleteSubscription, ToArguments(collection, subscriptionId, subscriberId), cancellationToken);

    private static FitbitArguments ToArguments(FitbitCollection collection, string subscriptionId, string? subscriberId) => new()
    {
        ["collection-path"] = collection.ToArgument(),
        ["subscription-id"] = subscriptionId,
        ["X-Fitbit-Subscriber-Id"] = subscriberId ?? default(FitbitValue),
    };
}
