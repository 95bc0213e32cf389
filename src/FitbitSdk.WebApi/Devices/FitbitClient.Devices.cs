namespace FitbitSdk.WebApi;

public partial class FitbitClient
{
    /// <summary>Gets the devices of an account.</summary>
    public virtual FitbitDevicesClient Devices => field ??= new(Api);
}
