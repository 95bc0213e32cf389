namespace FitbitSdk.Radar;

/// <summary>All topics, a row each.</summary>
internal static class TopicTable
{
    private static readonly RadarTopic[] ConnectFitbit =
    [
        new HeartRateTopic("connect_fitbit_intraday_heart_rate", "fitbit_intraday_heart_rate"),
        new StepsTopic("connect_fitbit_intraday_steps", "fitbit_intraday_steps"),
        new CaloriesTopic(), new HeartRateVariabilityTopic(), new OxygenSaturationTopic(), new BreathingRateTopic(), new SkinTemperatureTopic(), new RestingHeartRateTopic(),
        new SleepTopic(SleepKind.Stages, "connect_fitbit_sleep_stages", "fitbit_sleep_stage"),
        new SleepTopic(SleepKind.Classic, "connect_fitbit_sleep_classic", "fitbit_sleep_classic"),
        new ActivityLogTopic(), new TimeZoneTopic(),
    ];

    private static readonly RadarTopic[] PushGoogleHealth =
    [
        new HeartRateTopic("push_googlehealth_heart_rate", "googlehealth_heart_rate"),
        new StepsTopic("push_googlehealth_steps", "googlehealth_steps"),
        new SleepTopic(SleepKind.Stages, "push_googlehealth_sleep_stage", "googlehealth_sleep_stage"),
        new GoogleHealthSleepClassicTopic(),
    ];

    public static IEnumerable<RadarTopic> All => ConnectFitbit.Concat(PushGoogleHealth);

    public static IReadOnlyList<RadarTopic> Of(RadarTopics family) => family is RadarTopics.PushGoogleHealth ? PushGoogleHealth : ConnectFitbit;
}
