namespace FitbitSdk.GoogleHealth;

/// <summary>What a data point came to.</summary>
internal enum PointState
{
    /// <summary>It is no record; the reason was reported.</summary>
    Malformed = 0,

    /// <summary>It is a record.</summary>
    Final = 1,

    /// <summary>It is a record that the service says it is still at work on.</summary>
    Provisional = 2,
}
