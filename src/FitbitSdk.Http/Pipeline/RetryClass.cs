namespace FitbitSdk.Http;

/// <summary>Whether an operation may be repeated after a failure that leaves open what happened.</summary>
public enum RetryClass
{
    /// <summary>Never: the service may have done what was asked.</summary>
    Never = 0,

    /// <summary>Yes: the operation only reads.</summary>
    Safe = 1,
}
