namespace FitbitSdk.WebApi;

public partial class FitbitClient
{
    /// <summary>Gets the person behind an account.</summary>
    public virtual FitbitUserClient User => field ??= new(Api);
}
