using NodaTime;

namespace FitbitSdk.WebApi.Tests.Ecg;

public sealed class RhythmTests
{
    private const string Next = "https://api.fitbit.com/1/user/-/irn/alerts/list.json?offset=10&limit=10&sort=desc&beforeDate=2026-03-14T06:30:00";

    private static readonly FitbitListQuery Query = FitbitListQuery.Before(new LocalDateTime(2026, 3, 14, 6, 30));

    [Fact]
    public async Task GetRhythmAlertPage_Query_GivesEachField()
    {
        await using AnsweredClient api = AnsweredClient.With("""
            {"alerts":[{"alertTime":"2026-03-12T03:20:00.000","detectedTime":"2026-03-12T05:45:00.000","serviceVersion":"2.21","algoVersion":"2.9","deviceType":"Sense",
            "windows":[{"startTime":"2026-03-12T03:25:00.000","bpmData":[{"dataTime":"2026-03-12T03:25:01.250","value":61},{"value":79,"dateTime":"2026-03-12T03:25:02.010"},{"value":80},{"dataTime":"2026-03-12T03:25:03"}]}]}],
            "pagination":{"next":""}}
            """);

        FitbitPage<FitbitRhythmAlert> page = await api.Client.Ecg.GetRhythmAlertPageAsync(TestHost.Anna, Query with { PageSize = 5 }, TestHost.Cancel);

        Assert.Equal("GET /1/user/-/irn/alerts/list.json?beforeDate=2026-03-14T06:30:00&sort=desc&offset=0&limit=5", api.OnlyRequest);
        FitbitRhythmAlert alert = Assert.Single(page.Items);
        Assert.Equal((new LocalDateTime(2026, 3, 12, 3, 20), new LocalDateTime(2026, 3, 12, 5, 45)), (alert.AlertTime, alert.DetectedTime));
        Assert.Equal(("2.21", "2.9", "Sense"), (alert.ServiceVersion, alert.AlgorithmVersion, alert.DeviceType));
        FitbitRhythmWindow window = Assert.Single(alert.Windows);
        Assert.Equal(new LocalDateTime(2026, 3, 12, 3, 25), window.StartTime);

        // A published copy spells the time of a beat as that of anything else.
        Assert.Equal([(new LocalDateTime(2026, 3, 12, 3, 25, 1, 250), 61), (new(2026, 3, 12, 3, 25, 2, 10), 79)], window.Beats.Select(static beat => (beat.Time, beat.Rate)));
    }

    [Fact]
    public async Task GetRhythmAlerts_SeveralPages_GoesOnToTheLast()
    {
        await using AnsweredClient api = AnsweredClient.With(
            $$$"""{"alerts":[{"alertTime":"2026-03-12T03:20:00"}],"pagination":{"next":"{{{Next}}}"}}""", """{"alerts":[{"alertTime":"2026-03-11T02:10:00","windows":{}}]}""");

        List<FitbitRhythmAlert> alerts = [];
        await foreach (FitbitRhythmAlert alert in api.Client.Ecg.GetRhythmAlertsAsync(TestHost.Anna, Query, TestHost.Cancel))
        {
            alerts.Add(alert);
        }

        Assert.Equal([12, 11], alerts.Select(static alert => alert.AlertTime.Day));
        Assert.All(alerts, static alert => Assert.Empty(alert.Windows));
    }

    [Fact]
    public async Task GetRhythmAlertPage_LinkOfAnotherList_IsRefused()
    {
        await using AnsweredClient api = AnsweredClient.With($$$"""{"alerts":[],"pagination":{"next":"{{{Next}}}"}}""", """{"alerts":[]}""");
        FitbitPage<FitbitRhythmAlert> page = await api.Client.Ecg.GetRhythmAlertPageAsync(TestHost.Anna, Query, TestHost.Cancel);

        await Assert.ThrowsAsync<ArgumentException>(() => api.Client.Ecg.GetReadingPageAsync(TestHost.Anna, page.Next!, TestHost.Cancel));
        Assert.Empty((await api.Client.Ecg.GetRhythmAlertPageAsync(TestHost.Anna, page.Next!, TestHost.Cancel)).Items);

        Assert.Equal("GET /1/user/-/irn/alerts/list.json?offset=10&limit=10&sort=desc&beforeDate=2026-03-14T06:30:00", api.Requests[1]);
    }

    [Theory]
    [InlineData("""{"alerts":[{"detectedTime":"2026-03-12T05:45:00"}]}""")]
    [InlineData("""{"alerts":[{"alertTime":"2026-03-12T05:45:00","windows":[{"bpmData":[]}]}]}""")]
    public async Task GetRhythmAlertPage_AlertOrWindowWithoutATime_IsAProtocolError(string body)
    {
        await using AnsweredClient api = AnsweredClient.With(body);

        await Assert.ThrowsAsync<HealthApiProtocolException>(() => api.Client.Ecg.GetRhythmAlertPageAsync(TestHost.Anna, Query, TestHost.Cancel));
    }

    [Fact]
    public async Task GetRhythmProfile_One_KeepsItsFieldsApart()
    {
        await using AnsweredClient api = AnsweredClient.With("""{"onboarded":true,"enrolled":"false","lastUpdated":"2026-03-14T06:58:30.000"}""");

        FitbitRhythmProfile profile = await api.Client.Ecg.GetRhythmProfileAsync(TestHost.Anna, TestHost.Cancel);

        Assert.Equal("GET /1/user/-/irn/profile.json", api.OnlyRequest);
        Assert.Equal((true, false, new LocalDateTime(2026, 3, 14, 6, 58, 30)), (profile.IsOnboarded, profile.IsEnrolled, profile.LastUpdated));
    }

    [Fact]
    public async Task GetRhythmProfile_NeverOnboarded_MayStateNoTime()
    {
        await using AnsweredClient api = AnsweredClient.With("""{"onboarded":false,"lastUpdated":""}""");

        FitbitRhythmProfile profile = await api.Client.Ecg.GetRhythmProfileAsync(TestHost.Anna, TestHost.Cancel);

        Assert.Equal((false, null, null), (profile.IsOnboarded, profile.IsEnrolled, profile.LastUpdated));
    }

    [Fact]
    public async Task GetRhythm_OfTheSharedFiles_IsWhatTheySay()
    {
        await using AnsweredClient api = AnsweredClient.With(SharedFile.Answer("irn-alerts-list.constructed.json"), SharedFile.Answer("irn-profile.constructed.json"));

        FitbitRhythmAlert alert = Assert.Single((await api.Client.Ecg.GetRhythmAlertPageAsync(TestHost.Anna, Query, TestHost.Cancel)).Items);
        FitbitRhythmProfile profile = await api.Client.Ecg.GetRhythmProfileAsync(TestHost.Anna, TestHost.Cancel);

        Assert.Equal([(20, 2), (25, 0)], alert.Windows.Select(static window => (window.StartTime.Minute, window.Beats.Count)));
        Assert.Equal((new LocalDateTime(2026, 3, 12, 3, 20, 1, 250), 61), (alert.Windows[0].Beats[0].Time, alert.Windows[0].Beats[0].Rate));
        Assert.Equal((true, true, new LocalDateTime(2026, 3, 14, 6, 58, 30)), (profile.IsOnboarded, profile.IsEnrolled, profile.LastUpdated));
    }
}
