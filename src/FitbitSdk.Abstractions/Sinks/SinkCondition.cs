namespace FitbitSdk;

/// <summary>How the sink fares; what is worse stands later.</summary>
public enum SinkCondition
{
    /// <summary>Nothing is known to be wrong.</summary>
    Working = 0,

    /// <summary>The last batch was not acknowledged; time alone may help.</summary>
    Failing = 1,

    /// <summary>Nothing is delivered until somebody acts.</summary>
    Blocked = 2,
}
