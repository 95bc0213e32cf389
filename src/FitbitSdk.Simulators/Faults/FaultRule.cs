namespace FitbitSdk.Simulators.Faults;

/// <summary>One line of a script of faults: which requests, when, how often, and what goes wrong with them.</summary>
public sealed class FaultRule
{
    /// <summary>Gets what goes wrong.</summary>
    public required FaultKind Kind { get; init; }

    /// <summary>Gets the paths, without query; <c>*</c> stands for any run of letters, slashes too, and <c>?</c> for one.</summary>
    /// <value>The default is <c>*</c>: all of the API and of OAuth. Paths under <c>/_sim</c> know no faults.</value>
    public string Path { get; init; } = "*";

    /// <summary>Gets whose requests, by the token or code they carry.</summary>
    /// <value>The default is <see langword="null"/>: everybody's.</value>
    public string? UserId { get; init; }

    /// <summary>Gets the first instant of the rule, by the simulator's clock.</summary>
    /// <value>The default is <see langword="null"/>: from ever.</value>
    public DateTimeOffset? From { get; init; }

    /// <summary>Gets the instant the rule ends before, by the simulator's clock.</summary>
    /// <value>The default is <see langword="null"/>: for ever.</value>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Gets how many requests it hits at most.</summary>
    /// <value>The default is <see langword="null"/>: no limit; from 1.</value>
    public int? Times { get; init; }

    /// <summary>Gets which share of the matching requests it hits. Drawn from the simulator's seed, in the order the requests come.</summary>
    /// <value>The default is 1: each of them; above 0.</value>
    public double Share { get; init; } = 1;

    /// <summary>Gets the HTTP status of <see cref="FaultKind.ServerError"/> (500 to 599) or <see cref="FaultKind.Html"/> (200, or 400 to 599).</summary>
    /// <value>The default is <see langword="null"/>: 500, or 200 for the page.</value>
    public int? Status { get; init; }

    /// <summary>Gets how long <see cref="FaultKind.Slow"/> waits, in real time.</summary>
    /// <value>The default is <see langword="null"/>: 1 second; up to 10 minutes.</value>
    public TimeSpan? Delay { get; init; }

    /// <summary>Reads a script: a JSON array of rules.</summary>
    /// <remarks>
    /// Members: <c>kind</c> (in any letter case), <c>path</c>, <c>user</c>, <c>from</c>, <c>until</c>, <c>times</c>, <c>share</c>, <c>status</c>,
    /// <c>delayMs</c>; all but the first may be missing, and no other is allowed.
    /// </remarks>
    /// <param name="json">The text of the script.</param>
    /// <returns>The rules in their order.</returns>
    /// <exception cref="FormatException">A line for the user: which rule and member is wrong.</exception>
    public static IReadOnlyList<FaultRule> ReadJson(string json) => FaultJson.Read(json);

    /// <param name="unknown">The kinds that the service has no form for.</param>
    internal void Check(params IReadOnlyList<FaultKind> unknown)
    {
        if (Wrong(unknown) is var (member, needed))
        {
            throw new ArgumentException(Text(member, needed), member);
        }
    }

    /// <summary>A line about the first member that is out of its range; <see langword="null"/> when none is.</summary>
    internal string? Complaint(params IReadOnlyList<FaultKind> unknown) => Wrong(unknown) is var (member, needed) ? Text(member, needed) : null;

    private (string Member, string Needed)? Wrong(IReadOnlyList<FaultKind> unknown) => this switch
    {
        _ when !Enum.IsDefined(Kind) => (nameof(Kind), "one of the known kinds"),
        { Path: not { Length: > 0 } } => (nameof(Path), "a pattern such as /1.2/user/*/sleep/*"),
        _ when Until <= From => (nameof(Until), "after From"),
        { Times: < 1 } => (nameof(Times), "from 1"),
        { Share: not (> 0 and <= 1) } => (nameof(Share), "above 0, up to 1"),
        { IsStatusRight: false } => (nameof(Status), "500 to 599 with ServerError, 200 or 400 to 599 with Html, else left out"),
        { IsDelayRight: false } => (nameof(Delay), "up to 10 minutes with Slow, else left out"),
        _ when unknown.Contains(Kind) => (nameof(Kind), "one that this service has a form for"),
        _ => null,
    };

    private bool IsDelayRight => Delay is not { } delay || (Kind is FaultKind.Slow && delay > TimeSpan.Zero && delay <= TimeSpan.FromMinutes(10));

    private bool IsStatusRight => (Kind, Status) switch
    {
        (_, null) => true,
        (FaultKind.ServerError, >= 500 and <= 599) => true,
        (FaultKind.Html, 200 or (>= 400 and <= 599)) => true,
        _ => false,
    };

    private static string Text(string member, string needed) => $"{nameof(FaultRule)}.{member} must be {needed}.";
}
