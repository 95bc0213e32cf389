namespace FitbitSdk.Http;

/// <summary>Who shares a limit.</summary>
internal enum LimitScope
{
    /// <summary>Each user has the limit for themselves.</summary>
    User = 0,

    /// <summary>All users of the application share it.</summary>
    Application = 1,
}
