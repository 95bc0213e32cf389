namespace FitbitSdk.WebApi;

public partial class FitbitClient
{
    /// <summary>Gets active zone minutes, by date and within a day.</summary>
    public virtual FitbitActiveZoneMinutesClient ActiveZoneMinutes => field ??= new(Api);
}
