namespace FitbitSdk.WebApi;

public partial class FitbitClient
{
    /// <summary>Gets weight, body fat and their goals.</summary>
    public virtual FitbitBodyClient Body => field ??= new(Api);
}
