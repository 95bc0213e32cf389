using FitbitSdk.Http;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>One call of the API as a row of facts.</summary>
internal sealed record FitbitOperation
{
    /// <summary>Gets the name that errors and logs use.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the version segment of the path.</summary>
    public required string Version { get; init; }

    /// <summary>Gets the path after <c>/{version}/user/{user}/</c>, with its parameters in braces.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the form of <see cref="Path"/> for a part of a day, where there is one.</summary>
    public string? TimePath { get; init; }

    /// <summary>Gets the scope that the user must have granted.</summary>
    public required string Scope { get; init; }

    /// <summary>Gets the longest span of one request; <see langword="null"/> where the call has none.</summary>
    public Duration? MaximumRange { get; init; }

    /// <summary>Gets the most entries of one page; <see langword="null"/> where the answer has no pages.</summary>
    public int? PageLimit { get; init; }

    /// <summary>Gets how long the longest entry may last: a list is asked for by starts, but cut by ends.</summary>
    /// <value>The default is one day.</value>
    public Duration LongestEntry { get; init; } = Duration.FromDays(1);

    /// <summary>Gets whether the call may be repeated after a failure.</summary>
    public RetryClass Retry { get; init; } = RetryClass.Safe;

    /// <summary>Gets the page that states these facts.</summary>
    public required Uri Source { get; init; }

    /// <summary>Fills in a path.</summary>
    /// <param name="user">Whose data.</param>
    /// <param name="template"><see cref="Path"/> or <see cref="TimePath"/>.</param>
    /// <param name="values">The parameters, each of a form that needs no escaping (dates, times).</param>
    /// <returns>The path without a leading slash, relative to the base address.</returns>
    public string Expand(SyncUser user, string template, params ReadOnlySpan<(string Name, string Value)> values)
    {
        string path = template;
        foreach ((string name, string value) in values)
        {
            path = path.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        }

        return $"{Version}/user/{UserSegment(user)}/{path}";
    }

    private static string UserSegment(SyncUser user)
    {
        if (user.AccountId is not { } id)
        {
            return "-";   // the owner of the token
        }

        // Escaping leaves dots alone, and a segment of dots would lead to another path; blanks would ask for somebody who does not exist.
        return id.Any(char.IsAsciiLetterOrDigit)
            ? Uri.EscapeDataString(id)
            : throw new ArgumentException("The account id of the user is not one of Fitbit's: it must hold letters or digits.", nameof(user));
    }
}
