namespace FitbitSdk.Kafka;

/// <summary>How the sink fares; what is worse stands later.</summary>
internal enum SinkCondition
{
    Working,

    /// <summary>The last batch was not acknowledged; time alone may help.</summary>
    Failing,

    /// <summary>Nothing is delivered until somebody acts.</summary>
    Blocked,
}
