namespace FitbitSdk.Sync;

/// <summary>Whether due times count.</summary>
public enum DueRule
{
    /// <summary>A stream is read when its policy says so.</summary>
    WhenDue = 0,

    /// <summary>On demand: new data and everything inside the look-back is read now. Pauses after failures still count.</summary>
    Now = 1,
}
