namespace FitbitSdk.WebApi;

public partial class FitbitClient
{
    /// <summary>Gets a user's friends.</summary>
    public virtual FitbitFriendsClient Friends => field ??= new(Api);
}
