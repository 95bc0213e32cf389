namespace FitbitSdk.WebApi;

public partial class FitbitClient
{
    /// <summary>Gets subscriptions to notifications.</summary>
    public virtual FitbitSubscriptionsClient Subscriptions => field ??= new(Api);
}
