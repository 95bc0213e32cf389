using FitbitSdk.Records;
using FitbitSdk.Simulators.Faults;
using NodaTime;

namespace FitbitSdk.SyncMeasures.Failing;

/// <summary>One row of the table of answers: what always goes wrong with a stream, and how rarely it is then tried.</summary>
/// <param name="Name">What goes wrong.</param>
/// <param name="Longest">The longest pause: in the steady state no two attempts lie closer together.</param>
internal sealed record FailureClass(string Name, Duration Longest)
{
    private static readonly Duration Hour = Duration.FromHours(1);
    private static readonly Duration Day = Duration.FromDays(1);
    private static readonly Duration Week = Duration.FromDays(7);

    public FaultKind? Fault { get; init; }

    /// <summary>Gets what of the service fails.</summary>
    public FailingPart Part { get; init; }

    public HostFault HostFault { get; init; }

    /// <summary>Gets whether nothing is tried any more, until the user authorizes anew.</summary>
    public bool StaysOff { get; init; }

    /// <summary>Gets whether an attempt takes several requests, such as the halves of a window, so that it is the runs with one that count.</summary>
    public bool TakesSeveralRequests { get; init; }

    /// <summary>Gets whether each window waits for itself, so that all of them together may be tried more often.</summary>
    public bool WindowsWait => Fault is FaultKind.PendingSleep;

    /// <summary>Gets whether days fail once they were read, and everything before that goes well.</summary>
    public bool ConcernsDays => HostFault is HostFault.RereadsRefused or HostFault.RereadOfOneDayRefused;

    /// <summary>Gets whether a service may state when the pause ends, so that it is the number of attempts alone that counts.</summary>
    public bool MayBeStated => Fault is FaultKind.TooManyRequests;

    /// <summary>Gets whether the pauses are so short that days show what else takes a year.</summary>
    public bool IsQuick => Longest < Hour;

    public StreamId Stream => WindowsWait ? StreamId.Sleep : StreamId.Steps;

    /// <summary>Tells whether a provider can fail so. What goes wrong with one record or day is watched by the date in the path, which Fitbit alone has.</summary>
    public bool Exists(ProviderId provider) => provider == ProviderId.Fitbit || !(ConcernsDays || HostFault is HostFault.NonsenseInAnswer or HostFault.SinkRefusesOne || WindowsWait);

    public static IReadOnlyList<FailureClass> All { get; } =
    [
        new("400", Week) { Fault = FaultKind.BadRequest },
        new("400 of what was read before", Week) { HostFault = HostFault.RereadsRefused },
        new("400 of one day that was read before", Week) { HostFault = HostFault.RereadOfOneDayRefused },
        new("401, although the token is fresh", Day) { StaysOff = true, Fault = FaultKind.ExpiredToken },
        new("403 of a scope that is granted", Day) { Fault = FaultKind.InsufficientScope },
        new("403 insufficient permissions", Week) { Fault = FaultKind.InsufficientPermissions },
        new("403 permission denied", Week) { Fault = FaultKind.PermissionDenied },
        new("410", Day) { Fault = FaultKind.Gone },
        new("410 of everything", Day) { Fault = FaultKind.Gone, Part = FailingPart.Everything, TakesSeveralRequests = true },
        new("410 of the devices", Day) { Fault = FaultKind.Gone, Part = FailingPart.Devices },
        new("422", Week) { HostFault = HostFault.AnswerTooLarge, TakesSeveralRequests = true },
        new("429", Hour) { Fault = FaultKind.TooManyRequests },
        new("500", Hour * 6) { Fault = FaultKind.ServerError },
        new("no answer in time", Hour * 6) { Fault = FaultKind.Timeout },
        new("connection lost", Hour * 6) { Fault = FaultKind.LostAnswer },
        new("answer cut off", Hour * 6) { Fault = FaultKind.Truncated },
        new("a page instead of JSON", Week) { Fault = FaultKind.Html },
        new("invalid_grant", Day) { StaysOff = true, Fault = FaultKind.ExpiredToken, Part = FailingPart.Tokens },
        new("invalid_client", Day) { HostFault = HostFault.WrongSecret, Part = FailingPart.Tokens },
        new("still pending", Duration.FromMinutes(15)) { Fault = FaultKind.PendingSleep },
        new("an element that cannot be mapped", Week) { HostFault = HostFault.NonsenseInAnswer },
        new("a record that the sink refuses", Week) { HostFault = HostFault.SinkRefusesOne },
        new("a sink that does not answer", Duration.FromMinutes(5)) { HostFault = HostFault.SinkIsSilent },
        new("a token store that cannot be read", Hour) { HostFault = HostFault.TokensUnreadable },
        new("a token store that cannot be written", Hour) { HostFault = HostFault.TokensUnwritable },
        new("an offset store that cannot be read", Hour) { HostFault = HostFault.OffsetsUnreadable },
        new("an offset store that cannot be written", Hour) { HostFault = HostFault.OffsetsUnwritable },
    ];
}
