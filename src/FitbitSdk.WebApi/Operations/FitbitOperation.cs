using FitbitSdk.Http;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>One call of the API as a row of facts. <see cref="FitbitOperations"/> has all that the API documents.</summary>
public sealed partial record FitbitOperation
{
    /// <summary>Gets the name that errors, logs and traces use.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the method.</summary>
    /// <value>The default is GET.</value>
    public HttpMethod Method { get; init; } = HttpMethod.Get;

    /// <summary>Gets the version segment of the path; empty where it has none.</summary>
    /// <value>The default is 1.</value>
    public string Version { get; init; } = "1";

    /// <summary>Gets the path after <c>/{version}/user/{user}/</c>, with its parameters in braces.</summary>
    public required string Path { get; init; }

    /// <summary>Gets whether the path names a user: else it follows the version alone.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool IsPersonal { get; init; } = true;

    /// <summary>Gets the scopes that the user must have granted; empty where the arguments decide.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Gets what is filled in, in the order of the path and then of the query.</summary>
    public IReadOnlyList<FitbitParameter> Parameters { get; init; } = [];

    /// <summary>Gets the longest span of one request; <see langword="null"/> where the call has none.</summary>
    public Duration? MaximumRange { get; init; }

    /// <summary>Gets the most entries of one page; <see langword="null"/> where the answer has no pages.</summary>
    public int? PageLimit { get; init; }

    /// <summary>Gets whether the call may be repeated after a failure that leaves open what happened.</summary>
    /// <value>The default is <see cref="RetryClass.Safe"/>; writing rows say <see cref="RetryClass.Never"/>.</value>
    public RetryClass Retry { get; init; } = RetryClass.Safe;

    /// <summary>Gets what the answer is written in.</summary>
    public FitbitAnswerFormat Format { get; init; }

    /// <summary>Gets the page that states these facts.</summary>
    public required Uri Source { get; init; }

    /// <summary>Gets the whole path as the service documents it, with its parameters in braces.</summary>
    public string Template => $"/{Version}{(Version.Length > 0 ? "/" : "")}{(IsPersonal ? "user/-/" : "")}{Path}";

    /// <summary>Gets the ranges that are shorter than <see cref="MaximumRange"/>, by the word for what is measured.</summary>
    internal IReadOnlyDictionary<string, Duration>? ShorterRanges { get; init; }

    /// <summary>Gets whether the call is the business of the token manager.</summary>
    internal bool IsOfTokenService { get; init; }

    /// <summary>Gets the form of <see cref="Path"/> for a part of a day, where a stream has one.</summary>
    internal string? TimePath { get; init; }

    /// <summary>Gets how long the longest entry may last: a list is asked for by starts, but cut by ends.</summary>
    /// <value>The default is one day.</value>
    internal Duration LongestEntry { get; init; } = Duration.FromDays(1);

    /// <summary>Gets the scope of a stream: calls of several are none.</summary>
    internal string Scope => Scopes[0];

    /// <summary>Gets the parameters that are the first and the last date of a range; <see langword="null"/> where the call has no range.</summary>
    internal (FitbitParameter First, FitbitParameter Last)? Range
    {
        get
        {
            FitbitParameter[] dates = [.. Parameters.Where(static parameter => parameter is { Place: FitbitParameterPlace.Path, Kind: FitbitParameterKind.Date })];
            return dates is [var first, var last] ? (first, last) : null;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Fills in a path.</summary>
    /// <param name="user">Whose data.</param>
    /// <param name="template"><see cref="Path"/> or <see cref="TimePath"/>.</param>
    /// <param name="values">The parameters, each of a form that needs no escaping (dates, times).</param>
    /// <returns>The path without a leading slash, relative to the base address.</returns>
    internal string Expand(SyncUser user, string template, params ReadOnlySpan<(string Name, string Value)> values)
    {
        string path = template;
        foreach ((string name, string value) in values)
        {
            path = path.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        }

        return Prefix(user) + path;
    }

    private string Prefix(SyncUser user)
    {
        string version = Version.Length > 0 ? Version + "/" : "";
        return IsPersonal ? $"{version}user/{UserSegment(user)}/" : version;
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
