using NodaTime;

namespace FitbitSdk.WebApi.Tests.Nutrition;

public sealed class NutritionTests
{
    private const string Portion = """
        {"accessLevel":"PRIVATE","amount":132.57,"brand":"Own","calories":752,"foodId":18828,"locale":"en_US","mealTypeId":4,"name":"Chocolate","unit":{"id":147,"name":"gram","plural":"grams"},"units":[226,"180"]}
        """;

    private const string Food = """
        {"accessLevel":"PUBLIC","brand":"Acme","calories":110,"defaultServingSize":2.5,"defaultUnit":{"id":304,"name":"serving","plural":"servings"},"foodId":82782,"isGeneric":true,"locale":"en_GB","name":"Apple",
        "servings":[{"multiplier":0.5,"servingSize":3,"unit":{"id":226,"name":"oz","plural":"ozs"},"unitId":225}],"units":[304,226],"novel":{}}
        """;

    private static readonly LocalDate Date = new(2026, 3, 14);

    [Fact]
    public async Task GetFoodLogs_Day_KeepsEachMemberApart()
    {
        await using AnsweredClient api = AnsweredClient.With($$"""
            {"foods":[{"isFavorite":true,"logDate":"2026-03-13","logId":1820,"loggedFood":{{Portion}},"nutritionalValues":{"calories":751,"carbs":66.5,"fat":49,"fiber":0.5,"protein":12.5,"sodium":186} }],
            "summary":{"calories":752,"water":1300},"goals":{"calories":2286} }
            """);

        FitbitFoodDay day = await api.Client.Nutrition.GetFoodLogsAsync(TestHost.Anna, Date, TestHost.Cancel);

        Assert.Equal("GET /1/user/-/foods/log/date/2026-03-14.json", api.OnlyRequest);
        Assert.Equal((Date, 752.0, 1300.0, 2286.0), (day.Date, day.Totals!.Calories, day.Totals.Water, day.Goal!.Calories));
        FitbitFoodLog log = Assert.Single(day.Logs);
        Assert.Equal(("1820", new LocalDate(2026, 3, 13), true), (log.LogId, log.Date, log.IsFavorite));
        AssertPortion(log.Food!);
        FitbitNutrients made = log.Nutrients!;
        Assert.Equal((751.0, 66.5, 49.0, 0.5, 12.5, 186.0, null), (made.Calories, made.Carbs, made.Fat, made.Fiber, made.Protein, made.Sodium, made.Water));
    }

    [Fact]
    public async Task GetWaterLogs_Day_KeepsEachMemberApart()
    {
        await using AnsweredClient api = AnsweredClient.With("""{"summary":{"water":1300},"water":[{"amount":200.5,"logId":508693835},{"logId":"2"}]}""");

        FitbitWaterDay day = await api.Client.Nutrition.GetWaterLogsAsync(TestHost.Anna, Date, TestHost.Cancel);

        Assert.Equal("GET /1/user/-/foods/log/water/date/2026-03-14.json", api.OnlyRequest);
        Assert.Equal((Date, 1300.0), (day.Date, day.Total));
        Assert.Equal([("508693835", 200.5), ("2", null)], day.Logs.Select(static log => (log.LogId, log.Amount)));
    }

    [Theory]
    [InlineData(FitbitNutritionMeasure.Calories, "caloriesIn")]
    [InlineData(FitbitNutritionMeasure.Water, "water")]
    public async Task GetDays_Measure_AsksForIt(FitbitNutritionMeasure measure, string word)
    {
        string body = $$"""{"foods-log-{{word}}":[{"dateTime":"2026-03-13","value":"2100"},{"dateTime":"2026-03-14","value":1850.5}]}""";
        await using AnsweredClient api = AnsweredClient.With(body, "{}", body);

        IReadOnlyList<FitbitNutritionTotal> days = await api.Client.Nutrition.GetDaysAsync(TestHost.Anna, measure, Date, FitbitPeriod.SevenDays, TestHost.Cancel);
        IReadOnlyList<FitbitNutritionTotal> range = await api.Client.Nutrition.GetDaysAsync(TestHost.Anna, measure, new DateInterval(new(2023, 3, 14), Date), TestHost.Cancel);

        Assert.Equal(
            [$"GET /1/user/-/foods/log/{word}/date/2026-03-14/7d.json", $"GET /1/user/-/foods/log/{word}/date/2023-03-14/2026-03-12.json", $"GET /1/user/-/foods/log/{word}/date/2026-03-13/2026-03-14.json"],
            api.Requests);
        Assert.All([days, range], static list => Assert.Equal([(new LocalDate(2026, 3, 13), 2100.0), (new LocalDate(2026, 3, 14), 1850.5)], list.Select(static one => (one.Date, one.Value!.Value))));
    }

    [Fact]
    public async Task GetGoals_OfFoodAndOfWater_AreKeptApart()
    {
        await using AnsweredClient api = AnsweredClient.With("""{"goals":{"calories":2286}}""", """{"goal":{"goal":1893.5,"startDate":"2026-01-05"}}""", "{}", """{"goal":{"startDate":""}}""");

        FitbitFoodGoal food = await api.Client.Nutrition.GetFoodGoalAsync(TestHost.Anna, TestHost.Cancel);
        FitbitWaterGoal water = await api.Client.Nutrition.GetWaterGoalAsync(TestHost.Anna, TestHost.Cancel);
        FitbitFoodGoal noFood = await api.Client.Nutrition.GetFoodGoalAsync(TestHost.Anna, TestHost.Cancel);
        FitbitWaterGoal noWater = await api.Client.Nutrition.GetWaterGoalAsync(TestHost.Anna, TestHost.Cancel);

        Assert.Equal(["GET /1/user/-/foods/log/goal.json", "GET /1/user/-/foods/log/water/goal.json"], api.Requests.Take(2));
        Assert.Equal((2286.0, 1893.5, new LocalDate(2026, 1, 5)), (food.Calories, water.Amount, water.StartDate));
        Assert.Equal((null, null, null), (noFood.Calories, noWater.Amount, noWater.StartDate));
    }

    [Theory]
    [InlineData("""{"foods":[#]}""")]
    [InlineData("[#]")]
    public async Task EachListOfFoods_InBothForms_KeepsEachMemberApart(string form)
    {
        string body = form.Replace("#", Food, StringComparison.Ordinal);
        await using AnsweredClient api = AnsweredClient.With(body, body, body, body);
        FitbitNutritionClient client = api.Client.Nutrition;

        IReadOnlyList<FitbitFood>[] lists =
        [
            await client.GetFavoriteFoodsAsync(TestHost.Anna, TestHost.Cancel), await client.GetFrequentFoodsAsync(TestHost.Anna, TestHost.Cancel),
            await client.GetRecentFoodsAsync(TestHost.Anna, TestHost.Cancel), await client.SearchFoodsAsync(TestHost.Anna, "green apple", TestHost.Cancel),
        ];

        Assert.Equal(
            ["GET /1/user/-/foods/log/favorite.json", "GET /1/user/-/foods/log/frequent.json", "GET /1/user/-/foods/log/recent.json", "GET /1/foods/search.json?query=green%20apple"], api.Requests);
        Assert.All(lists, static list => AssertFood(Assert.Single(list)));
    }

    [Fact]
    public async Task GetFavoriteFoods_NoneOrAnError_AreNotTheSame()
    {
        await using AnsweredClient api = AnsweredClient.With("{}", """{"foods":{}}""", """{"errors":[{"errorType":"validation"}]}""");

        Assert.Empty(await api.Client.Nutrition.GetFavoriteFoodsAsync(TestHost.Anna, TestHost.Cancel));
        Assert.Empty(await api.Client.Nutrition.GetFavoriteFoodsAsync(TestHost.Anna, TestHost.Cancel));
        await Assert.ThrowsAsync<HealthApiProtocolException>(() => api.Client.Nutrition.GetFavoriteFoodsAsync(TestHost.Anna, TestHost.Cancel));
    }

    [Fact]
    public async Task GetFood_One_KeepsEachMemberApart()
    {
        await using AnsweredClient api = AnsweredClient.With($$$"""{"food":{{{Food}}} }""", """{"food":null}""");

        AssertFood(await api.Client.Nutrition.GetFoodAsync(TestHost.Anna, "82782", TestHost.Cancel));
        await Assert.ThrowsAsync<HealthApiProtocolException>(() => api.Client.Nutrition.GetFoodAsync(TestHost.Anna, "1", TestHost.Cancel));

        Assert.Equal("GET /1/foods/82782.json", api.Requests[0]);
    }

    [Fact]
    public async Task GetMeals_Meal_KeepsEachMemberApart()
    {
        await using AnsweredClient api = AnsweredClient.With($$"""{"meals":[{"description":"Sweet","id":77,"mealFoods":[{{Portion}}],"name":"Treat"}]}""");

        FitbitMeal meal = Assert.Single(await api.Client.Nutrition.GetMealsAsync(TestHost.Anna, TestHost.Cancel));

        Assert.Equal("GET /1/user/-/meals.json", api.OnlyRequest);
        Assert.Equal(("77", "Treat", "Sweet"), (meal.Id, meal.Name, meal.Description));
        AssertPortion(Assert.Single(meal.Foods));
    }

    [Fact]
    public async Task GetFoodUnitsAndLocales_BareLists_KeepEachMemberApart()
    {
        await using AnsweredClient api = AnsweredClient.With("""[{"id":147,"name":"gram","plural":"grams"}]""", """[{"barcode":true,"imageUpload":false,"label":"United States","value":"en_US"}]""");

        FitbitFoodUnit unit = Assert.Single(await api.Client.Nutrition.GetFoodUnitsAsync(TestHost.Anna, TestHost.Cancel));
        FitbitFoodLocale locale = Assert.Single(await api.Client.Nutrition.GetFoodLocalesAsync(TestHost.Anna, TestHost.Cancel));

        Assert.Equal(["GET /1/foods/units.json", "GET /1/foods/locales.json"], api.Requests);
        Assert.Equal(("147", "gram", "grams"), (unit.Id, unit.Name, unit.Plural));
        Assert.Equal(("en_US", "United States", true, false), (locale.Value, locale.Label, locale.HasBarcodes, locale.TakesImages));
    }

    [Fact]
    public async Task GetLogs_Recorded_AreWhatTheFilesSay()
    {
        await using AnsweredClient api = AnsweredClient.With(
            SharedFile.Answer("food-log.fitbitnet.json"), SharedFile.Answer("water-log.fitbitnet.json"), SharedFile.Answer("nutrition-timeseries-caloriesin.fwa.json"));

        FitbitFoodDay food = await api.Client.Nutrition.GetFoodLogsAsync(TestHost.Anna, new LocalDate(2011, 6, 29), TestHost.Cancel);
        FitbitWaterDay water = await api.Client.Nutrition.GetWaterLogsAsync(TestHost.Anna, Date, TestHost.Cancel);
        IReadOnlyList<FitbitNutritionTotal> days = await api.Client.Nutrition.GetDaysAsync(TestHost.Anna, FitbitNutritionMeasure.Calories, new LocalDate(2019, 3, 21), FitbitPeriod.SevenDays, TestHost.Cancel);

        Assert.Equal(("1820", "Chocolate, Milk", 66.5, 2286.0), (Assert.Single(food.Logs).LogId, food.Logs[0].Food!.Name, food.Totals!.Carbs, food.Goal!.Calories));
        Assert.Equal((5, 1300.0, 1300.0), (water.Logs.Count, water.Total, water.Logs.Sum(static log => log.Amount)));
        Assert.Equal((7, 2150.0), (days.Count, days[^1].Value));
    }

    private static void AssertPortion(FitbitFoodPortion portion)
    {
        Assert.Equal(("18828", "Chocolate", "Own", FitbitFoodAccess.Private, "en_US"), (portion.FoodId, portion.Name, portion.Brand, portion.AccessLevel, portion.Locale));
        Assert.Equal((132.57, 752.0, "4", "147", "gram", "grams"), (portion.Amount, portion.Calories, portion.MealTypeId, portion.Unit!.Id, portion.Unit.Name, portion.Unit.Plural));
        Assert.Equal(["226", "180"], portion.UnitIds);
    }

    private static void AssertFood(FitbitFood food)
    {
        Assert.Equal(("82782", "Apple", "Acme", FitbitFoodAccess.Public, "en_GB", true), (food.FoodId, food.Name, food.Brand, food.AccessLevel, food.Locale, food.IsGeneric));
        Assert.Equal((110.0, 2.5, "304"), (food.Calories, food.DefaultServingSize, food.DefaultUnit!.Id));
        FitbitFoodServing serving = Assert.Single(food.Servings);
        Assert.Equal((0.5, 3.0, "225", "226"), (serving.Multiplier, serving.ServingSize, serving.UnitId, serving.Unit!.Id));
        Assert.Equal(["304", "226"], food.UnitIds);
    }
}
