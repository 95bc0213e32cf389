namespace FitbitSdk.Radar;

/// <summary>RADAR-base's two families of topics.</summary>
public enum RadarTopics
{
    /// <summary><c>connect_fitbit_*</c>: those of its connector to the Fitbit Web API.</summary>
    ConnectFitbit = 0,

    /// <summary><c>push_googlehealth_*</c>: their successors for the Google Health API; heart rate, steps and sleep here.</summary>
    PushGoogleHealth = 1,
}
