using System.Net;

namespace FitbitSdk.WebApi;

/// <summary>What a webhook answers, and what it was told.</summary>
public sealed class FitbitWebhookAnswer
{
    /// <summary>Gets the status to answer with, within five seconds: 204 where the notifications are the service's own, 404 where the signature
    /// is not, 413 where the body is too large, 400 where it is signed and cannot be read.</summary>
    public required HttpStatusCode Status { get; init; }

    /// <summary>Gets what was told, in the service's order; empty unless the status is 204. Queue them and answer: work takes too long here.</summary>
    public IReadOnlyList<FitbitNotification> Notifications { get; init; } = [];
}
