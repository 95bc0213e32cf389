namespace FitbitSdk.Radar;

/// <summary>All topics, a row each.</summary>
internal static class TopicTable
{
    private static readonly RadarTopic[] ConnectFitbit =
    [
        new HeartRateTopic(), new StepsTopic(), new CaloriesTopic(), new HeartRateVariabilityTopic(), new OxygenSaturationTopic(),
        new BreathingRateTopic(), new SkinTemperatureTopic(), new RestingHeartRateTopic(), new SleepStagesTopic(), new SleepClassicTopic(),
        new ActivityLogTopic(), new TimeZoneTopic(),
    ];

    private static readonly RadarTopic[] PushGoogleHealth =
    [
        new GoogleHealthHeartRateTopic(), new GoogleHealthStepsTopic(), new GoogleHealthSleepStageTopic(), new GoogleHealthSleepClassicTopic(),
    ];

    public static IEnumerable<RadarTopic> All => ConnectFitbit.Concat(PushGoogleHealth);

    public static IReadOnlyList<RadarTopic> Of(RadarTopics family) => family is RadarTopics.PushGoogleHealth ? PushGoogleHealth : ConnectFitbit;
}
