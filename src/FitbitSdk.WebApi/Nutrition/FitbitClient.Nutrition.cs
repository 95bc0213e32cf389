namespace FitbitSdk.WebApi;

public partial class FitbitClient
{
    /// <summary>Gets food, water and their goals.</summary>
    public virtual FitbitNutritionClient Nutrition => field ??= new(Api);
}
