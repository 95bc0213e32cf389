using static FitbitSdk.WebApi.OperationRows;

namespace FitbitSdk.WebApi;

public static partial class FitbitOperations
{
    /// <summary>Food, water and their goals.</summary>
    public static class Nutrition
    {
        /// <summary>Reads what was eaten on a date.</summary>
        public static FitbitOperation GetFoodLogs { get; } = Read(
            "foods/log/date/{date}.json", ["nutrition"], "nutrition/get-food-log",
            [Date("date")]);

        /// <summary>Reads what was drunk on a date.</summary>
        public static FitbitOperation GetWaterLogs { get; } = Read(
            "foods/log/water/date/{date}.json", ["nutrition"], "nutrition/get-water-log",
            [Date("date")]);

        /// <summary>Reads energy or water by date for a period that ends on a date.</summary>
        public static FitbitOperation GetNutritionSeriesByPeriod { get; } = Read(
            "foods/log/{resource-path}/date/{date}/{period}.json", ["nutrition"], "nutrition-timeseries/get-nutrition-timeseries-by-date",
            [Words("resource-path", "caloriesIn", "water"), Date("date"), Period(AllPeriods)]);

        /// <summary>Reads energy or water by date.</summary>
        public static FitbitOperation GetNutritionSeriesByDates { get; } = Read(
            "foods/log/{resource-path}/date/{base-date}/{end-date}.json",
            ["nutrition"], "nutrition-timeseries/get-nutrition-timeseries-by-date-range",
            [Words("resource-path", "caloriesIn", "water"), Date("base-date"), Date("end-date")]) with { MaximumRange = Days(1095) };

        /// <summary>Reads the goal for food.</summary>
        public static FitbitOperation GetFoodGoal { get; } = Read("foods/log/goal.json", ["nutrition"], "nutrition/get-food-goals", []);

        /// <summary>Reads the goal for water.</summary>
        public static FitbitOperation GetWaterGoal { get; } = Read("foods/log/water/goal.json", ["nutrition"], "nutrition/get-water-goal", []);

        /// <summary>Reads the user's favourite foods.</summary>
        public static FitbitOperation GetFavoriteFoods { get; } = Read("foods/log/favorite.json", ["nutrition"], "nutrition/get-favorite-foods", []);

        /// <summary>Reads the foods that the user logs often.</summary>
        public static FitbitOperation GetFrequentFoods { get; } = Read("foods/log/frequent.json", ["nutrition"], "nutrition/get-frequent-foods", []);

        /// <summary>Reads the foods that the user logged of late.</summary>
        public static FitbitOperation GetRecentFoods { get; } = Read("foods/log/recent.json", ["nutrition"], "nutrition/get-recent-foods", []);

        /// <summary>Reads the user's own meals.</summary>
        public static FitbitOperation GetMeals { get; } = Read("meals.json", ["nutrition"], "nutrition/get-meals", []);

        /// <summary>Reads one food.</summary>
        public static FitbitOperation GetFood { get; } = Read("foods/{food-id}.json", ["nutrition"], "nutrition/get-food", [Id("food-id")])
        with
        {
            IsPersonal = false,
        };

        /// <summary>Looks foods up by their names.</summary>
        public static FitbitOperation SearchFoods { get; } = Read(
            "foods/search.json", ["nutrition"], "nutrition/search-foods",
            [Text("query").InQuery()]) with { IsPersonal = false };

        /// <summary>Reads the units in which food is measured.</summary>
        public static FitbitOperation GetFoodUnits { get; } = Read("foods/units.json", ["nutrition"], "nutrition/get-food-units", [])
        with
        {
            IsPersonal = false,
        };

        /// <summary>Reads the languages in which foods are named.</summary>
        public static FitbitOperation GetFoodLocales { get; } = Read("foods/locales.json", ["nutrition"], "nutrition/get-food-locales", [])
        with
        {
            IsPersonal = false,
        };

        /// <summary>Logs food.</summary>
        public static FitbitOperation AddFoodLog { get; } = Post(
            "foods/log.json", ["nutrition"], "nutrition/create-food-log",
            [
                Id("foodId").InQuery().Optional(), Text("foodName").InQuery().Optional(), Id("mealTypeId").InQuery(), Id("unitId").InQuery(),
                Number("amount").InQuery(), Date("date").InQuery(), Boolean("favorite").InQuery().Optional(),
                Text("brandName").InQuery().Optional(), Whole("calories").InQuery().Optional(),
            ]);

        /// <summary>Changes logged food.</summary>
        public static FitbitOperation UpdateFoodLog { get; } = Post(
            "foods/log/{food-log-id}.json", ["nutrition"], "nutrition/update-food-log",
            [
                Id("food-log-id"), Id("mealTypeId").InQuery(), Id("unitId").InQuery(), Number("amount").InQuery(),
                Whole("calories").InQuery().Optional(),
            ]);

        /// <summary>Deletes logged food.</summary>
        public static FitbitOperation DeleteFoodLog { get; } = Delete(
            "foods/log/{food-log-id}.json", ["nutrition"], "nutrition/delete-food-log",
            [Id("food-log-id")]);

        /// <summary>Logs water.</summary>
        public static FitbitOperation AddWaterLog { get; } = Post(
            "foods/log/water.json", ["nutrition"], "nutrition/create-water-log",
            [Date("date").InQuery(), Number("amount").InQuery(), Words("unit", "ml", "fl oz", "cup").InQuery().Optional()]);

        /// <summary>Changes logged water.</summary>
        public static FitbitOperation UpdateWaterLog { get; } = Post(
            "foods/log/water/{water-log-id}.json", ["nutrition"], "nutrition/update-water-log",
            [Id("water-log-id"), Number("amount").InQuery(), Words("unit", "ml", "fl oz", "cup").InQuery().Optional()]);

        /// <summary>Deletes logged water.</summary>
        public static FitbitOperation DeleteWaterLog { get; } = Delete(
            "foods/log/water/{water-log-id}.json", ["nutrition"], "nutrition/delete-water-log",
            [Id("water-log-id")]);

        /// <summary>Sets the goal for food.</summary>
        public static FitbitOperation UpdateFoodGoal { get; } = Post(
            "foods/log/goal.json", ["nutrition"], "nutrition/create-food-goal",
            [
                Whole("calories").InQuery().Optional(),
                Words("intensity", "MAINTENANCE", "EASIER", "MEDIUM", "KINDAHARD", "HARDER").InQuery().Optional(),
                Boolean("personalized").InQuery().Optional(),
            ]);

        /// <summary>Sets the goal for water.</summary>
        public static FitbitOperation UpdateWaterGoal { get; } = Post(
            "foods/log/water/goal.json", ["nutrition"], "nutrition/create-water-goal",
            [Number("target").InQuery()]);

        /// <summary>Adds a food to the favourites.</summary>
        public static FitbitOperation AddFavoriteFood { get; } = Post(
            "foods/log/favorite/{food-id}.json", ["nutrition"], "nutrition/add-favorite-foods",
            [Id("food-id")]);

        /// <summary>Takes a food from the favourites.</summary>
        public static FitbitOperation DeleteFavoriteFood { get; } = Delete(
            "foods/log/favorite/{food-id}.json", ["nutrition"], "nutrition/delete-favorite-foods",
            [Id("food-id")]);

        /// <summary>Creates a meal.</summary>
        public static FitbitOperation AddMeal { get; } = Post("meals.json", ["nutrition"], "nutrition/create-meal", [JsonBody("meal")]);

        /// <summary>Changes a meal.</summary>
        public static FitbitOperation UpdateMeal { get; } = Post("meals/{meal-id}.json", ["nutrition"], "nutrition/update-meal", [Id("meal-id"), JsonBody("meal")]);

        /// <summary>Deletes a meal.</summary>
        public static FitbitOperation DeleteMeal { get; } = Delete("meals/{meal-id}.json", ["nutrition"], "nutrition/delete-meal", [Id("meal-id")]);

        /// <summary>Creates a food of the user's own.</summary>
        public static FitbitOperation AddFood { get; } = Post(
            "foods.json", ["nutrition"], "nutrition/create-food",
            [
                Text("name").InQuery(), Id("defaultFoodMeasurementUnitId").InQuery(), Number("defaultServingSize").InQuery(),
                Whole("calories").InQuery(), Words("formType", "LIQUID", "DRY").InQuery().Optional(),
                Text("description").InQuery().Optional(),
            ]);

        /// <summary>Deletes a food of the user's own.</summary>
        public static FitbitOperation DeleteFood { get; } = Delete(
            "foods/{food-id}.json", ["nutrition"], "nutrition/delete-custom-food",
            [Id("food-id")]);

        internal static IReadOnlyList<FitbitOperation> All { get; } =
        [
            GetFoodLogs, GetWaterLogs, GetNutritionSeriesByPeriod, GetNutritionSeriesByDates, GetFoodGoal, GetWaterGoal, GetFavoriteFoods,
            GetFrequentFoods, GetRecentFoods, GetMeals, GetFood, SearchFoods, GetFoodUnits, GetFoodLocales, AddFoodLog, UpdateFoodLog,
            DeleteFoodLog, AddWaterLog, UpdateWaterLog, DeleteWaterLog, UpdateFoodGoal, UpdateWaterGoal, AddFavoriteFood, DeleteFavoriteFood,
            AddMeal, UpdateMeal, DeleteMeal, AddFood, DeleteFood,
        ];
    }
}
