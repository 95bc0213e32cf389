namespace FitbitSdk.WebApi;

public partial class FitbitClient
{
    /// <summary>Gets heart rate, by date and within a day.</summary>
    public virtual FitbitHeartClient Heart => field ??= new(Api);
}
