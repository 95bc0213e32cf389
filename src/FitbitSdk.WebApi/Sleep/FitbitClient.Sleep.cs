namespace FitbitSdk.WebApi;

public partial class FitbitClient
{
    /// <summary>Gets sleep and its goal.</summary>
    public virtual FitbitSleepClient Sleep => field ??= new(Api);
}
