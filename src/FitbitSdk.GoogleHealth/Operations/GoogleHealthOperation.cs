using FitbitSdk.Http;

namespace FitbitSdk.GoogleHealth;

/// <summary>One call of the API as a row of facts.</summary>
internal sealed record GoogleHealthOperation
{
    /// <summary>Gets the name that errors and logs use.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the path, relative to the base address. The user is always <c>me</c>: the service refuses ids there.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the scope that the user must have granted.</summary>
    public required string Scope { get; init; }

    /// <summary>Gets the most entries of one page; the service may give fewer. <see langword="null"/> where the answer has no pages.</summary>
    public int? PageSize { get; init; }

    /// <summary>Gets whether the call may be repeated after a failure.</summary>
    public RetryClass Retry { get; init; } = RetryClass.Safe;

    /// <summary>Gets the page that states these facts.</summary>
    public required Uri Source { get; init; }
}
