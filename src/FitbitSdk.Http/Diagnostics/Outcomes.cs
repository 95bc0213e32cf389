namespace FitbitSdk.Http;

/// <summary>The few words that say how something ended; a failure of the service is named by its <see cref="HealthApiErrorKind"/>.</summary>
internal static class Outcomes
{
    public const string Completed = "Completed";

    /// <summary>The caller gave up.</summary>
    public const string Cancelled = "Cancelled";

    /// <summary>What the host brought along failed: its token store, or a handler of its own.</summary>
    public const string HostFailed = "HostFailed";

    public static string Of(Exception error, CancellationToken cancellationToken) => error switch
    {
        HealthApiException e => e.Kind.ToString(),
        OperationCanceledException when cancellationToken.IsCancellationRequested => Cancelled,
        _ => HostFailed,
    };
}
