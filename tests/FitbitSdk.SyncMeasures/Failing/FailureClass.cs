using FitbitSdk.Records;
using FitbitSdk.Simulators.Faults;
using NodaTime;

namespace FitbitSdk.SyncMeasures.Failing;

/// <summary>One row of the table of answers: what always goes wrong with a stream, and how rarely it is then tried.</summary>
/// <param name="Name">What goes wrong.</param>
/// <param name="Longest">The longest pause: in the steady state no two attempts lie closer together.</param>
internal sealed record FailureClass(string Name, Duration Longest)
{
    private static readonly Duration Hours6 = Duration.FromHours(6);
    private static readonly Duration Day = Duration.FromDays(1);
    private static readonly Duration Week = Duration.FromDays(7);

    public FaultKind? Fault { get; init; }

    public StreamId Stream { get; init; } = StreamId.Steps;

    /// <summary>Gets whether nothing is tried any more, until the user authorizes anew.</summary>
    public bool StaysOff { get; init; }

    /// <summary>Gets whether each window waits for itself, so that it is their rounds that count.</summary>
    public bool WindowsWait { get; init; }

    /// <summary>Gets whether the sink never says what became of the records.</summary>
    public bool SinkIsSilent { get; init; }

    /// <summary>Gets whether the sink refuses one record of one day, and takes all others.</summary>
    public bool SinkRefusesOne { get; init; }

    /// <summary>Gets whether one element of one day's answer cannot be mapped.</summary>
    public bool AnswerHoldsNonsense { get; init; }

    /// <summary>Tells whether a provider can fail so. What goes wrong with one record is watched by the date in the path, which Fitbit alone has.</summary>
    public bool Exists(ProviderId provider) => provider == ProviderId.Fitbit || !(AnswerHoldsNonsense || SinkRefusesOne || Fault is FaultKind.PendingSleep);

    public static IReadOnlyList<FailureClass> All { get; } =
    [
        new("400", Week) { Fault = FaultKind.BadRequest },
        new("401, although the token is fresh", Day) { StaysOff = true, Fault = FaultKind.ExpiredToken },
        new("403 of a scope that is granted", Day) { Fault = FaultKind.InsufficientScope },
        new("403 insufficient permissions", Week) { Fault = FaultKind.InsufficientPermissions },
        new("403 permission denied", Week) { Fault = FaultKind.PermissionDenied },
        new("410", Day) { Fault = FaultKind.Gone },
        new("429", Duration.FromHours(1)) { Fault = FaultKind.TooManyRequests },
        new("500", Hours6) { Fault = FaultKind.ServerError },
        new("no answer in time", Hours6) { Fault = FaultKind.Timeout },
        new("connection lost", Hours6) { Fault = FaultKind.LostAnswer },
        new("answer cut off", Hours6) { Fault = FaultKind.Truncated },
        new("a page instead of JSON", Week) { Fault = FaultKind.Html },
        new("still pending", Duration.FromMinutes(15)) { WindowsWait = true, Fault = FaultKind.PendingSleep, Stream = StreamId.Sleep },
        new("an element that cannot be mapped", Week) { AnswerHoldsNonsense = true },
        new("a record that the sink refuses", Week) { SinkRefusesOne = true },
        new("a sink that does not answer", Duration.FromMinutes(5)) { SinkIsSilent = true },
    ];
}
