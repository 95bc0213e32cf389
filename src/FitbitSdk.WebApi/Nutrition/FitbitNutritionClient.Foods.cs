namespace FitbitSdk.WebApi;

public partial class FitbitNutritionClient
{
    /// <summary>Reads the user's favourite foods.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The foods; empty where there are none.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/nutrition/get-favorite-foods/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Nutrition.GetFavoriteFoods))]
    public virtual Task<IReadOnlyList<FitbitFood>> GetFavoriteFoodsAsync(SyncUser user, CancellationToken cancellationToken = default) =>
        Api.ReadListAsync<FoodsDocument, FitbitFood>(user, FitbitOperations.Nutrition.GetFavoriteFoods, [], cancellationToken);

    /// <summary>Reads the foods that the user logs often.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The foods; empty where there are none.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/nutrition/get-frequent-foods/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Nutrition.GetFrequentFoods))]
    public virtual Task<IReadOnlyList<FitbitFood>> GetFrequentFoodsAsync(SyncUser user, CancellationToken cancellationToken = default) =>
        Api.ReadListAsync<FoodsDocument, FitbitFood>(user, FitbitOperations.Nutrition.GetFrequentFoods, [], cancellationToken);

    /// <summary>Reads the foods that the user logged of late.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The foods; empty where there are none.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/nutrition/get-recent-foods/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Nutrition.GetRecentFoods))]
    public virtual Task<IReadOnlyList<FitbitFood>> GetRecentFoodsAsync(SyncUser user, CancellationToken cancellationToken = default) =>
        Api.ReadListAsync<FoodsDocument, FitbitFood>(user, FitbitOperations.Nutrition.GetRecentFoods, [], cancellationToken);

    /// <summary>Looks foods up by their names.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="query">Words of the name.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The foods; empty where there are none.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/nutrition/search-foods/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Nutrition.SearchFoods))]
    public virtual Task<IReadOnlyList<FitbitFood>> SearchFoodsAsync(SyncUser user, string query, CancellationToken cancellationToken = default) =>
        Api.ReadListAsync<FoodsDocument, FitbitFood>(user, FitbitOperations.Nutrition.SearchFoods, new() { ["query"] = query }, cancellationToken);

    /// <summary>Reads one food.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="foodId">The id of the food (<see cref="FitbitFood.FoodId"/>).</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The food.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/nutrition/get-food/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Nutrition.GetFood))]
    public virtual async Task<FitbitFood> GetFoodAsync(SyncUser user, string foodId, CancellationToken cancellationToken = default) =>
        (await Api.ReadAsync<FoodDocument>(
            user, FitbitOperations.Nutrition.GetFood, new() { ["food-id"] = foodId }, cancellationToken).ConfigureAwait(false)).Food;

    /// <summary>Reads the user's own meals.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The meals; empty where there are none.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/nutrition/get-meals/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Nutrition.GetMeals))]
    public virtual Task<IReadOnlyList<FitbitMeal>> GetMealsAsync(SyncUser user, CancellationToken cancellationToken = default) =>
        Api.ReadListAsync<MealsDocument, FitbitMeal>(user, FitbitOperations.Nutrition.GetMeals, [], cancellationToken);

    /// <summary>Reads the units in which food is measured.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The units.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/nutrition/get-food-units/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Nutrition.GetFoodUnits))]
    public virtual Task<IReadOnlyList<FitbitFoodUnit>> GetFoodUnitsAsync(SyncUser user, CancellationToken cancellationToken = default) =>
        Api.ReadListAsync<FitbitFoodUnit>(user, FitbitOperations.Nutrition.GetFoodUnits, [], cancellationToken);

    /// <summary>Reads the languages in which foods are named.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The languages.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/nutrition/get-food-locales/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Nutrition.GetFoodLocales))]
    public virtual Task<IReadOnlyList<FitbitFoodLocale>> GetFoodLocalesAsync(SyncUser user, CancellationToken cancellationToken = default) =>
        Api.ReadListAsync<FitbitFoodLocale>(user, FitbitOperations.Nutrition.GetFoodLocales, [], cancellationToken);
}
