using FitbitSdk.Http;
using static FitbitSdk.WebApi.OperationRows;

namespace FitbitSdk.WebApi;

public static partial class FitbitOperations
{
    /// <summary>Subscriptions to notifications.</summary>
    public static class Subscriptions
    {
        /// <summary>Reads the subscriptions to a collection.</summary>
        public static FitbitOperation GetSubscriptions { get; } = Read(
            "{collection-path}/apiSubscriptions.json", [], "subscription/get-subscription-list",
            [Words("collection-path", Collections).Optional()]);

        /// <summary>Subscribes to a collection.</summary>
        public static FitbitOperation AddSubscription { get; } = Post(
            "{collection-path}/apiSubscriptions/{subscription-id}.json", [], "subscription/create-subscription",
            [Words("collection-path", Collections).Optional(), Id("subscription-id"), Text("X-Fitbit-Subscriber-Id").InHeader().Optional()])
        with
        {
            // A subscription that exists is answered 200 in the place of 201.
            Retry = RetryClass.Safe,
        };

        /// <summary>Ends a subscription to a collection.</summary>
        public static FitbitOperation DeleteSubscription { get; } = Delete(
            "{collection-path}/apiSubscriptions/{subscription-id}.json", [], "subscription/delete-subscription",
            [Words("collection-path", Collections).Optional(), Id("subscription-id"), Text("X-Fitbit-Subscriber-Id").InHeader().Optional()]);

        internal static IReadOnlyList<FitbitOperation> All { get; } =
        [
            GetSubscriptions, AddSubscription, DeleteSubscription,
        ];
    }
}
