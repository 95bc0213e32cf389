using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk;

/// <summary>Something that happened to a user, a stream or a provider. It holds no health value and no token.</summary>
/// <param name="Kind">What.</param>
/// <param name="Provider">The provider.</param>
/// <param name="At">When.</param>
public sealed record SyncEvent(SyncEventKind Kind, ProviderId Provider, Instant At)
{
    /// <summary>Gets whose it is; <see langword="null"/> where it concerns everyone.</summary>
    public UserKey? User { get; init; }

    /// <summary>Gets the stream; <see langword="null"/> where it concerns more than one.</summary>
    public StreamId? Stream { get; init; }

    /// <summary>Gets the window that was delivered, or the gap.</summary>
    public FetchWindow? Window { get; init; }

    /// <summary>Gets how many records were delivered, for a window or a run.</summary>
    public long Records { get; init; }

    /// <summary>Gets the kind of failure.</summary>
    public HealthApiErrorKind? Error { get; init; }

    /// <summary>Gets the number under which OCARIoT's consumers know the failure, as <see cref="HealthApiException.OcariotCode"/> gives it.</summary>
    public int? OcariotCode { get; init; }

    /// <summary>Gets in whose run it was met, where it concerns everyone; <see langword="null"/> where it is <see cref="User"/>'s own.</summary>
    public UserKey? MetBy { get; init; }

    /// <summary>Gets when the next attempt may be made.</summary>
    public Instant? Until { get; init; }

    /// <summary>Gets whether a run that ended left nothing open: no stream of it failed or was refused, waits for quota or authorization, or has gaps.
    /// A stream that the user did not grant is no part of it.</summary>
    public bool IsComplete { get; init; }
}
