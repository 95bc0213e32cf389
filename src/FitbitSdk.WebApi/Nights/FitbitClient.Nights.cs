namespace FitbitSdk.WebApi;

public partial class FitbitClient
{
    /// <summary>Gets what is measured during sleep, and temperatures and fitness beside it.</summary>
    public virtual FitbitNightsClient Nights => field ??= new(Api);
}
