namespace FitbitSdk.WebApi;

public partial class FitbitClient
{
    /// <summary>Gets electrocardiograms and irregular rhythm notifications.</summary>
    public virtual FitbitEcgClient Ecg => field ??= new(Api);
}
