using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Food, water and their goals.</summary>
/// <remarks><inheritdoc cref="FitbitAreaClient" path="/remarks/node()"/></remarks>
public partial class FitbitNutritionClient : FitbitAreaClient
{
    internal FitbitNutritionClient(FitbitApi api)
        : base(api)
    {
    }

    /// <summary>Creates a client without a service, for a test double that overrides its methods.</summary>
    protected FitbitNutritionClient()
    {
    }

    /// <summary>Reads what was eaten on a date.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="date">The date in the account's own time zone.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The day; without logs where none was written.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/nutrition/get-food-log/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Nutrition.GetFoodLogs))]
    public virtual async Task<FitbitFoodDay> GetFoodLogsAsync(SyncUser user, LocalDate date, CancellationToken cancellationToken = default) =>
        (await Api.ReadAsync<FoodDayDocument>(
            user, FitbitOperations.Nutrition.GetFoodLogs, new() { ["date"] = date }, cancellationToken).ConfigureAwait(false)).ToDay(date);

    /// <summary>Reads what was drunk on a date.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="date">The date in the account's own time zone.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The day; without logs where none was written.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/nutrition/get-water-log/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Nutrition.GetWaterLogs))]
    public virtual async Task<FitbitWaterDay> GetWaterLogsAsync(SyncUser user, LocalDate date, CancellationToken cancellationToken = default) =>
        (await Api.ReadAsync<WaterDayDocument>(
            user, FitbitOperations.Nutrition.GetWaterLogs, new() { ["date"] = date }, cancellationToken).ConfigureAwait(false)).ToDay(date);

    /// <summary>Reads energy or water by date, for a period.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="measure">What is measured.</param>
    /// <param name="date">The last date.</param>
    /// <param name="period">How many dates.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>An entry a date, oldest first.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/nutrition-timeseries/get-nutrition-timeseries-by-date/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Nutrition.GetNutritionSeriesByPeriod))]
    public virtual Task<IReadOnlyList<FitbitNutritionTotal>> GetDaysAsync(
        SyncUser user, FitbitNutritionMeasure measure, LocalDate date, FitbitPeriod period, CancellationToken cancellationToken = default) =>
        Api.ReadListAsync<NutritionSeriesDocument, FitbitNutritionTotal>(
            user,
            FitbitOperations.Nutrition.GetNutritionSeriesByPeriod,
            new() { ["resource-path"] = ToWord(measure), ["date"] = date, ["period"] = period.ToWord() },
            cancellationToken);

    /// <summary>Reads energy or water by date.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="measure">What is measured.</param>
    /// <param name="dates">The dates, both ends included.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>An entry a date, oldest first.</returns>
    /// <remarks>Costs one request for each 1095 dates.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/nutrition-timeseries/get-nutrition-timeseries-by-date-range/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Nutrition.GetNutritionSeriesByDates))]
    public virtual Task<IReadOnlyList<FitbitNutritionTotal>> GetDaysAsync(
        SyncUser user, FitbitNutritionMeasure measure, DateInterval dates, CancellationToken cancellationToken = default) =>
        Api.ReadRangeAsync<NutritionSeriesDocument, FitbitNutritionTotal>(
            user, FitbitOperations.Nutrition.GetNutritionSeriesByDates, dates, new() { ["resource-path"] = ToWord(measure) }, cancellationToken);

    /// <summary>Reads how much the user means to eat.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The goal; without a value where there is none.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/nutrition/get-food-goals/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Nutrition.GetFoodGoal))]
    public virtual async Task<FitbitFoodGoal> GetFoodGoalAsync(SyncUser user, CancellationToken cancellationToken = default) =>
        (await Api.ReadAsync<FoodGoalDocument>(
            user, FitbitOperations.Nutrition.GetFoodGoal, [], cancellationToken).ConfigureAwait(false)).Goals ?? new();

    /// <summary>Reads how much the user means to drink.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The goal; without a value where there is none.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/nutrition/get-water-goal/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Nutrition.GetWaterGoal))]
    public virtual async Task<FitbitWaterGoal> GetWaterGoalAsync(SyncUser user, CancellationToken cancellationToken = default) =>
        (await Api.ReadAsync<WaterGoalDocument>(
            user, FitbitOperations.Nutrition.GetWaterGoal, [], cancellationToken).ConfigureAwait(false)).Goal ?? new();

    private static string ToWord(FitbitNutritionMeasure measure) => measure switch
    {
        FitbitNutritionMeasure.Calories => "caloriesIn",
        FitbitNutritionMeasure.Water => "water",
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "There is no such measure."),
    };
}
