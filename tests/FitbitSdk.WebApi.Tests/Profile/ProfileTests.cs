using NodaTime;

namespace FitbitSdk.WebApi.Tests.Profile;

public sealed class ProfileTests
{
    private const string Badge = """
        {"badgeGradientEndColor":"38D7FF","badgeGradientStartColor":"2DB4D7","badgeType":"DAILY_STEPS","category":"Daily Steps","cheers":[{"a":1}],"dateTime":"2026-03-01","description":"5,000 steps in a day",
        "earnedMessage":"Congrats","encodedId":"228TT7","image100px":"https://x/100","image125px":"https://x/125","image300px":"https://x/300","image50px":"https://x/50","image75px":"https://x/75",
        "marketingDescription":"Walked!","mobileDescription":"Small steps","name":"Boat Shoe (5,000 steps in a day)","shareImage640px":"https://x/640","shareText":"I took","shortDescription":"5,000 steps",
        "shortName":"Boat Shoe","timesAchieved":3,"value":5000,"unit":"MILES"}
        """;

    [Fact]
    public async Task GetProfile_Person_KeepsEachMemberApart()
    {
        await using AnsweredClient api = AnsweredClient.With($$$"""
            {"user":{"aboutMe":"Hello","age":43,"avatar":"https://x/a","avatar150":"https://x/150","avatar640":"https://x/640","averageDailySteps":8123,"city":"London","country":"GB","dateOfBirth":"1983-01-28",
            "displayName":"Anna B.","displayNameSetting":"name","encodedId":"227YZL","firstName":"Anna","fullName":"Anna Berg","gender":"FEMALE","height":170.2,"lastName":"Berg","memberSince":"2014-01-06",
            "offsetFromUTCMillis":-25200000,"state":"CA","timezone":"Europe/London","topBadges":[{{{Badge}}}],"weight":79.3,"novel":1}}
            """);

        FitbitProfile anna = await api.Client.User.GetProfileAsync(TestHost.Anna, TestHost.Cancel);

        Assert.Equal("GET /1/user/-/profile.json", api.OnlyRequest);
        Assert.Equal(("227YZL", "Anna Berg", "Anna", "Berg", "Anna B.", "name", "Hello"), (anna.EncodedId, anna.FullName, anna.FirstName, anna.LastName, anna.DisplayName, anna.DisplayNameSetting, anna.AboutMe));
        Assert.Equal((FitbitGender.Female, new LocalDate(1983, 1, 28), 43, 170.2, 79.3), (anna.Gender, anna.DateOfBirth, anna.Age, anna.Height, anna.Weight));
        Assert.Equal(("GB", "CA", "London", new LocalDate(2014, 1, 6), 8123), (anna.Country, anna.State, anna.City, anna.MemberSince, anna.AverageDailySteps));
        Assert.Equal(("https://x/a", "https://x/150", "https://x/640"), (anna.Avatar, anna.Avatar150, anna.Avatar640));
        Assert.Equal(("Europe/London", "Europe/London", Offset.FromHours(-7)), (anna.TimeZoneId, anna.TimeZone!.Id, anna.Offset));
        Assert.Equal("228TT7", Assert.Single(anna.TopBadges).EncodedId);
    }

    [Fact]
    public async Task GetProfile_Settings_KeepEachMemberApart()
    {
        await using AnsweredClient api = AnsweredClient.With("""
            {"user":{"clockTimeDisplayFormat":"24hour","distanceUnit":"u1","foodsLocale":"en_US","glucoseUnit":"u2","heightUnit":"u3","languageLocale":"en_AU","locale":"en_GB","sleepTracking":"Normal",
            "startDayOfWeek":"SUNDAY","strideLengthRunning":88.5,"strideLengthRunningType":"auto","strideLengthWalking":70.6,"strideLengthWalkingType":"manual","swimUnit":"u4","waterUnit":"u5","waterUnitName":"fl oz","weightUnit":"u6"}}
            """);

        FitbitProfile set = await api.Client.User.GetProfileAsync(TestHost.Anna, TestHost.Cancel);

        Assert.Equal(("en_GB", "en_AU", "en_US", "SUNDAY", "24hour", "Normal"), (set.Locale, set.LanguageLocale, set.FoodsLocale, set.StartDayOfWeek, set.ClockTimeDisplayFormat, set.SleepTracking));
        Assert.Equal(("u1", "u2", "u3", "u4", "u5", "u6", "fl oz"), (set.DistanceUnit, set.GlucoseUnit, set.HeightUnit, set.SwimUnit, set.WaterUnit, set.WeightUnit, set.WaterUnitName));
        Assert.Equal((88.5, "auto", 70.6, "manual"), (set.StrideLengthRunning, set.StrideLengthRunningType, set.StrideLengthWalking, set.StrideLengthWalkingType));
    }

    [Theory]
    [InlineData("ambassador")]
    [InlineData("autoStrideEnabled")]
    [InlineData("challengesBeta")]
    [InlineData("corporate")]
    [InlineData("corporateAdmin")]
    [InlineData("exerciseGoal")]
    [InlineData("isBugReportEnabled")]
    [InlineData("isChild")]
    [InlineData("isCoach")]
    [InlineData("legalTermsAcceptRequired")]
    [InlineData("mfaEnabled")]
    [InlineData("sdkDeveloper")]
    public async Task GetProfile_OneTruth_IsItsOwnMemberAlone(string member)
    {
        await using AnsweredClient api = AnsweredClient.With($$$$"""{"user":{"{{{{member}}}}":true,"features":{"{{{{member}}}}":true}}}""");

        FitbitProfile set = await api.Client.User.GetProfileAsync(TestHost.Anna, TestHost.Cancel);

        (string Name, bool? Truth)[] truths =
        [
            ("ambassador", set.IsAmbassador), ("autoStrideEnabled", set.HasAutomaticStride), ("challengesBeta", set.HasChallengesBeta), ("corporate", set.IsCorporate),
            ("corporateAdmin", set.IsCorporateAdmin), ("exerciseGoal", set.Features!.ExerciseGoal), ("isBugReportEnabled", set.IsBugReportEnabled), ("isChild", set.IsChild),
            ("isCoach", set.IsCoach), ("legalTermsAcceptRequired", set.MustAcceptLegalTerms), ("mfaEnabled", set.IsMultiFactor), ("sdkDeveloper", set.IsSdkDeveloper),
        ];
        Assert.Equal([member], truths.Where(static one => one.Truth is true).Select(static one => one.Name));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"user":null}""")]
    [InlineData("""{"user":{"timezone":"","dateOfBirth":"","offsetFromUTCMillis":"far","topBadges":{}}}""")]
    [InlineData("""{"user":{"offsetFromUTCMillis":86400000}}""")]
    public async Task GetProfile_NothingStated_HasNothing(string body)
    {
        await using AnsweredClient api = AnsweredClient.With(body);

        FitbitProfile nobody = await api.Client.User.GetProfileAsync(TestHost.Anna, TestHost.Cancel);

        Assert.Equal((null, null, null, null), (nobody.TimeZoneId, nobody.TimeZone, nobody.Offset, nobody.DateOfBirth));
        Assert.Empty(nobody.TopBadges);
    }

    [Fact]
    public async Task GetProfile_Recorded_IsWhatTheFileSays()
    {
        await using AnsweredClient api = AnsweredClient.With(SharedFile.Answer("profile.fitbitnet.json"));

        FitbitProfile profile = await api.Client.User.GetProfileAsync(TestHost.Anna, TestHost.Cancel);

        Assert.Equal(("XXXXXX", FitbitGender.Male, "METRIC", "en_US", 70.60000000000001), (profile.EncodedId, profile.Gender, profile.WaterUnit, profile.DistanceUnit, profile.StrideLengthWalking));
        Assert.Empty(profile.TopBadges);
    }

    [Fact]
    public async Task GetBadges_Badge_KeepsEachMemberApart()
    {
        await using AnsweredClient api = AnsweredClient.With($$"""{"badges":[{{Badge}},{"dateTime":""}]}""");

        IReadOnlyList<FitbitBadge> badges = await api.Client.User.GetBadgesAsync(TestHost.Anna, TestHost.Cancel);

        Assert.Equal("GET /1/user/-/badges.json", api.OnlyRequest);
        FitbitBadge shoe = badges[0];
        Assert.Equal(("228TT7", "DAILY_STEPS", "Daily Steps", "Boat Shoe (5,000 steps in a day)", "Boat Shoe"), (shoe.EncodedId, shoe.Type, shoe.Category, shoe.Name, shoe.ShortName));
        Assert.Equal(("5,000 steps in a day", "5,000 steps", "Small steps", "Walked!"), (shoe.Description, shoe.ShortDescription, shoe.MobileDescription, shoe.MarketingDescription));
        Assert.Equal(("Congrats", "I took", new LocalDate(2026, 3, 1), 3, 5000.0, "MILES"), (shoe.EarnedMessage, shoe.ShareText, shoe.Date, shoe.TimesAchieved, shoe.Amount, shoe.Unit));
        Assert.Equal(
            ("https://x/50", "https://x/75", "https://x/100", "https://x/125", "https://x/300", "https://x/640"), (shoe.Image50, shoe.Image75, shoe.Image100, shoe.Image125, shoe.Image300, shoe.ShareImage));
        Assert.Equal(("2DB4D7", "38D7FF"), (shoe.GradientStart, shoe.GradientEnd));
        Assert.Equal((null, null, null), (badges[1].EncodedId, badges[1].Date, badges[1].Unit));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"badges":{}}""")]
    public async Task GetBadges_None_IsEmpty(string body)
    {
        await using AnsweredClient api = AnsweredClient.With(body);

        Assert.Empty(await api.Client.User.GetBadgesAsync(TestHost.Anna, TestHost.Cancel));
    }
}
