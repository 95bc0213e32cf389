namespace FitbitSdk.WebApi;

public partial class FitbitClient
{
    /// <summary>Gets steps, energy and the like, by date and within a day.</summary>
    public virtual FitbitActivitySeriesClient ActivitySeries => field ??= new(Api);
}
