namespace FitbitSdk.Simulators.Faults;

/// <summary>What goes wrong.</summary>
public enum FaultKind
{
    /// <summary>429 in the form of today, with quota left: <c>system</c>, "Too Many Requests".</summary>
    TooManyRequests,

    /// <summary>429 in the former form: <c>request</c>, "Rate limit exceeded …", without <c>success</c>.</summary>
    TooManyRequestsOldForm,

    /// <summary>500 with an <c>errors[]</c> body, or another 5xx by <see cref="FaultRule.Status"/>.</summary>
    ServerError,

    /// <summary>Never answers; ends when the client gives up or the simulator is disposed. The request is not carried out.</summary>
    Timeout,

    /// <summary>Waits for <see cref="FaultRule.Delay"/> of real time, then answers as ever.</summary>
    Slow,

    /// <summary>The right answer with its full length announced, cut in the middle; then the connection is closed.</summary>
    Truncated,

    /// <summary>The request is carried out, and the connection dropped before a byte of the answer. At the token endpoint: a refresh whose pair got lost.</summary>
    LostAnswer,

    /// <summary>A page for people, with 200 or by <see cref="FaultRule.Status"/>.</summary>
    Html,

    /// <summary>403 <c>insufficient_scope</c>, for a scope that was granted.</summary>
    InsufficientScope,

    /// <summary>403 <c>insufficient_permissions</c>.</summary>
    InsufficientPermissions,

    /// <summary>403 with Google's envelope: <c>{"error":{"code":403,…,"status":"PERMISSION_DENIED"}}</c>, as accounts that have moved are answered.</summary>
    PermissionDenied,

    /// <summary>410, as announced for the time after the shutdown. The true body is not known; here it is a page for people.</summary>
    Gone,

    /// <summary>400 <c>validation</c>.</summary>
    BadRequest,

    /// <summary>401 <c>expired_token</c>, for a token that still works.</summary>
    ExpiredToken,

    /// <summary>200 without data: <c>{"meta":{"retryDuration":3000,"state":"pending"}}</c>, as for a night whose stages are still computed. On sleep paths alone: elsewhere the rule hits nothing.</summary>
    PendingSleep,

    /// <summary>400 <c>FAILED_PRECONDITION</c> with the reason <c>ACCOUNT_NOT_LINKED</c>: the person has no account behind the consent. Google Health alone.</summary>
    AccountNotLinked,
}
