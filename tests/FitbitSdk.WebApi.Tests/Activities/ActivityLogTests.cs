using NodaTime;

namespace FitbitSdk.WebApi.Tests.Activities;

public sealed class ActivityLogTests
{
    private const string FirstPage = "/1/user/-/activities/list.json?afterDate=2026-03-01&sort=asc&offset=0&limit=100";

    private const string Ride = """
        {"activeDuration":973000,"activeZoneMinutes":{"minutesInHeartRateZones":[{"minuteMultiplier":2,"minutes":5,"order":3,"type":"PEAK","zoneName":"Peak"},{"type":"NOVEL"}],"totalMinutes":12},
        "activityLevel":[{"minutes":1,"name":"sedentary"},{"minutes":10,"name":"very"}],"activityName":"Bike","activityTypeId":90001,"averageHeartRate":95,"calories":105,
        "caloriesLink":"https://x/calories","detailsLink":"https://x/details","distance":3.386578,"distanceUnit":"Kilometer","duration":974000,"elevationGain":3.048,
        "hasActiveZoneMinutes":true,"hasGps":false,"heartRateLink":"https://x/heart","heartRateZones":[{"caloriesOut":104.516,"max":114,"min":30,"minutes":16,"name":"Out of Range"}],
        "lastModified":"2026-03-14T13:57:45.000Z","logId":52884850413,"logType":"auto_detected","manualValuesSpecified":{"calories":false,"distance":true,"steps":false},
        "originalDuration":975000,"originalStartTime":"2026-03-14T22:29:13.000+09:00","pace":750.3,"source":{"id":"228TSL","name":"Charge 6","trackerFeatures":["GPS","PACE"],"type":"tracker","url":"https://x/charge"},
        "speed":4.798,"startTime":"2026-03-14T22:30:00.000+09:00","steps":1463,"tcxLink":"https://x/tcx"}
        """;

    [Fact]
    public async Task GetLogPage_After_AsksForAsManyAsTheCallAllowsAndKeepsEachMemberApart()
    {
        await using AnsweredClient api = AnsweredClient.With($$$"""{"activities":[{{{Ride}}}],"pagination":{"next":""}}""");

        FitbitPage<FitbitActivityLog> page = await api.Client.Activities.GetLogPageAsync(TestHost.Anna, FitbitListQuery.After(new LocalDate(2026, 3, 1)), TestHost.Cancel);

        Assert.Equal("GET " + FirstPage, api.OnlyRequest);
        Assert.Null(page.Next);
        FitbitActivityLog ride = Assert.Single(page.Items);
        Assert.Equal(("52884850413", "90001", "Bike", FitbitActivityLogType.AutoDetected), (ride.LogId, ride.ActivityTypeId, ride.ActivityName, ride.LogType));
        Assert.Equal((Duration.FromSeconds(973), Duration.FromSeconds(974), Duration.FromSeconds(975)), (ride.ActiveDuration, ride.Duration, ride.OriginalDuration));
        Assert.Equal(
            ["2026-03-14T22:30:00+09", "2026-03-14T22:29:13+09", "2026-03-14T13:57:45Z"],
            new[] { ride.StartTime, ride.OriginalStartTime, ride.LastModified }.Select(static time => time!.Value.ToString("G", null)));
        Assert.Equal((105.0, 1463, 3.386578, FitbitDistanceUnit.Kilometer), (ride.Calories, ride.Steps, ride.Distance, ride.DistanceUnit));
        Assert.Equal((4.798, 750.3, 3.048, 95), (ride.Speed, ride.Pace, ride.ElevationGain, ride.AverageHeartRate));
        Assert.Equal((true, false), (ride.HasActiveZoneMinutes, ride.HasGps));
        Assert.Equal((false, true, false), (ride.ManualValues!.Calories, ride.ManualValues.Distance, ride.ManualValues.Steps));
        Assert.Equal(("https://x/calories", "https://x/heart", "https://x/tcx", "https://x/details"), (ride.CaloriesLink, ride.HeartRateLink, ride.TcxLink, ride.DetailsLink));
        Assert.Equal(("Out of Range", 104.516), (Assert.Single(ride.HeartRateZones).Name, ride.HeartRateZones[0].CaloriesOut));
        Assert.Equal([(FitbitIntensity.Sedentary, 1), (FitbitIntensity.Very, 10)], ride.Intensities.Select(static one => (one.Intensity!.Value, one.Minutes!.Value)));
    }

    [Fact]
    public async Task GetLogPage_PartsOfALog_KeepEachMemberApart()
    {
        await using AnsweredClient api = AnsweredClient.With($$$"""{"activities":[{{{Ride}}}],"pagination":{"next":""}}""");

        FitbitActivityLog ride = Assert.Single((await api.Client.Activities.GetLogPageAsync(TestHost.Anna, FitbitListQuery.After(new LocalDate(2026, 3, 1)), TestHost.Cancel)).Items);

        FitbitLogZone peak = ride.ActiveZoneMinutes!.Zones[0];
        Assert.Equal((12, FitbitHeartZoneType.Peak, "Peak", 5, 2, 3), (ride.ActiveZoneMinutes.Total, peak.Type, peak.Name, peak.Minutes, peak.Multiplier, peak.Order));
        Assert.Equal(new FitbitHeartZoneType("NOVEL"), ride.ActiveZoneMinutes.Zones[1].Type);
        FitbitActivitySource source = ride.Source!;
        Assert.Equal(("228TSL", "Charge 6", FitbitActivitySourceType.Tracker, "https://x/charge"), (source.Id, source.Name, source.Type, source.Link));
        Assert.Equal(["GPS", "PACE"], source.TrackerFeatures);
    }

    [Fact]
    public async Task GetLogPage_Link_FollowsItAsItStands()
    {
        await using AnsweredClient api = AnsweredClient.With(
            """{"activities":[],"pagination":{"next":"https://api.fitbit.com/1/user/-/activities/list.json?offset=2&limit=2&sort=desc&beforeDate=2026-03-14T12:00:00"}}""",
            """{"activities":[{"logId":7}],"pagination":{"next":""}}""");

        FitbitPage<FitbitActivityLog> first = await api.Client.Activities.GetLogPageAsync(
            TestHost.Anna, FitbitListQuery.Before(new LocalDateTime(2026, 3, 14, 12, 0)) with { PageSize = 2 }, TestHost.Cancel);
        FitbitPage<FitbitActivityLog> second = await api.Client.Activities.GetLogPageAsync(TestHost.Anna, first.Next!, TestHost.Cancel);

        Assert.Equal(
            [
                "GET /1/user/-/activities/list.json?beforeDate=2026-03-14T12:00:00&sort=desc&offset=0&limit=2",
                "GET /1/user/-/activities/list.json?offset=2&limit=2&sort=desc&beforeDate=2026-03-14T12:00:00",
            ],
            api.Requests);
        Assert.Equal((0, "7", null), (first.Items.Count, Assert.Single(second.Items).LogId, second.Next));
    }

    [Fact]
    public async Task GetLogs_SeveralPages_GoesToTheLast()
    {
        await using AnsweredClient api = AnsweredClient.With(
            """{"activities":[{"logId":1},{"logId":"2"}],"pagination":{"next":"https://api.fitbit.com/1/user/-/activities/list.json?offset=2"}}""", """{"activities":[{"logId":3}]}""");

        List<string> ids = [];
        await foreach (FitbitActivityLog log in api.Client.Activities.GetLogsAsync(TestHost.Anna, FitbitListQuery.After(new LocalDate(2026, 3, 1)), TestHost.Cancel))
        {
            ids.Add(log.LogId);
        }

        Assert.Equal(["1", "2", "3"], ids);
        Assert.Equal(["GET " + FirstPage, "GET /1/user/-/activities/list.json?offset=2"], api.Requests);
    }

    [Fact]
    public async Task GetLogPage_LogWithHardlyAnything_HasNothingElse()
    {
        await using AnsweredClient api = AnsweredClient.With("""{"activities":[{"logId":1,"calories":-1,"startTime":"","activeDuration":-5,"logType":"treadmill"}]}""");

        FitbitActivityLog log = Assert.Single((await api.Client.Activities.GetLogPageAsync(TestHost.Anna, FitbitListQuery.After(new LocalDate(2026, 3, 1)), TestHost.Cancel)).Items);

        Assert.Equal((null, null, null, null, null), (log.Calories, log.StartTime, log.ActiveDuration, log.Source, log.ActiveZoneMinutes));
        Assert.Equal((new FitbitActivityLogType("treadmill"), null), (log.LogType, log.DistanceUnit));
        Assert.Empty(log.HeartRateZones);
        Assert.Empty(log.Intensities);
    }

    [Fact]
    public async Task GetLogPage_MoreThanAPageHolds_IsRefusedBeforeARequestIsSpent()
    {
        await using AnsweredClient api = AnsweredClient.With();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            "limit", () => api.Client.Activities.GetLogPageAsync(TestHost.Anna, FitbitListQuery.After(new LocalDate(2026, 3, 1)) with { PageSize = 101 }, TestHost.Cancel));

        Assert.Empty(api.Requests);
    }

    [Fact]
    public async Task GetLogPage_RecordedList_IsWhatTheFileSays()
    {
        await using AnsweredClient api = AnsweredClient.With(SharedFile.Answer("activity-log-list.fitbitnet.json"));

        FitbitPage<FitbitActivityLog> page = await api.Client.Activities.GetLogPageAsync(TestHost.Anna, FitbitListQuery.After(new LocalDate(2017, 1, 1)), TestHost.Cancel);

        Assert.Equal(20, page.Items.Count);
        Assert.Equal(("5390522508", 108, 5138, null), (page.Items[0].LogId, page.Items[0].AverageHeartRate, page.Items[0].Steps, page.Items[0].Source));
        FitbitActivityLog run = page.Items[3];
        Assert.Equal((FitbitActivityLogType.MobileRun, FitbitActivitySourceType.App, FitbitDistanceUnit.Kilometer), (run.LogType, run.Source!.Type, run.DistanceUnit));
        Assert.Equal((new LocalDateTime(2017, 1, 5, 8, 16, 52).WithOffset(Offset.Zero), Duration.FromSeconds(2541)), (run.StartTime, run.Duration));
    }

    [Fact]
    public async Task GetLogPage_RowsInTheFormOfTheDay_KeepWhatBothHave()
    {
        await using AnsweredClient api = AnsweredClient.With(SharedFile.Answer("activity-log-list-daily-form.fwa.json"));

        FitbitPage<FitbitActivityLog> page = await api.Client.Activities.GetLogPageAsync(TestHost.Anna, FitbitListQuery.After(new LocalDate(2023, 1, 1)), TestHost.Cancel);

        FitbitActivityLog walk = Assert.Single(page.Items);
        Assert.Equal(("1234567890", 10000, Duration.FromHours(1), null), (walk.LogId, walk.Steps, walk.Duration, walk.StartTime));
        Assert.NotNull(page.Next);
    }

    [Theory]
    [InlineData(FitbitTcxPoints.WithPosition, "")]
    [InlineData(FitbitTcxPoints.All, "?includePartialTCX=true")]
    public async Task GetTcx_Points_AsksForThemAndGivesTheXmlAsItCame(FitbitTcxPoints points, string query)
    {
        const string Xml = """<?xml version="1.0" encoding="UTF-8"?><TrainingCenterDatabase/>""";
        await using AnsweredClient api = AnsweredClient.With(Xml);

        ReadOnlyMemory<byte> tcx = await api.Client.Activities.GetTcxAsync(TestHost.Anna, "52884850413", points, TestHost.Cancel);

        Assert.Equal("GET /1/user/-/activities/52884850413.tcx" + query, api.OnlyRequest);
        Assert.Equal(Xml, System.Text.Encoding.UTF8.GetString(tcx.Span));
    }

    [Fact]
    public async Task GetTcx_PlacesNotGranted_IsToldBeforeARequestIsSpent()
    {
        await using AnsweredClient api = AnsweredClient.Granted("activity");

        await Assert.ThrowsAsync<MissingScopeException>(() => api.Client.Activities.GetTcxAsync(TestHost.Anna, "1", cancellationToken: TestHost.Cancel));

        Assert.Empty(api.Requests);
    }
}
