namespace FitbitSdk.WebApi;

public partial class FitbitClient
{
    /// <summary>Gets activities: totals of days, logged activities, goals and kinds.</summary>
    public virtual FitbitActivitiesClient Activities => field ??= new(Api);
}
