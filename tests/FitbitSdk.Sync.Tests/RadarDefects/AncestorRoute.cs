using NodaTime;

namespace FitbitSdk.Sync.Tests.RadarDefects;

/// <summary>One route of one user in RADAR-base's connector: what its polls ask for and send.</summary>
/// <param name="offset">The offset that it starts with.</param>
/// <param name="answer">The rows between two times, as the service gives them at that moment.</param>
/// <param name="step">How far behind the offset the next window begins: a second or a minute.</param>
/// <param name="days">The days of a window.</param>
/// <param name="consentEnd">The end of the consent.</param>
internal sealed class AncestorRoute(
    Instant offset, Func<Instant, Instant, IEnumerable<(Instant Time, int Value)>> answer, Duration step, int days = 1, Instant? consentEnd = null)
{
    private Instant _offset = offset;

    /// <summary>Gets the offset that a restart finds: only a record carries one to where it is kept.</summary>
    public Instant Stored { get; private set; } = offset;

    public List<(Instant From, Instant To)> Asked { get; } = [];

    public List<(Instant Time, int Value)> Sent { get; } = [];

    /// <summary>Asks for one window after the other until one has rows.</summary>
    public void Poll(Instant now)
    {
        if (now <= _offset + Ancestor.LookBack || _offset > consentEnd - Duration.FromHours(1))
        {
            return;
        }

        foreach ((Instant from, Instant to) in Ancestor.Windows(Ancestor.Next(_offset, step), now, days))
        {
            Asked.Add((from, to));
            (Instant Time, int Value)[] rows = [.. answer(from, to).Where(row => Ancestor.Sends(row.Time, consentEnd))];
            _offset = Ancestor.OffsetAfter(_offset, to, [.. rows.Select(static row => row.Time)], now);
            if (rows.Length > 0)
            {
                Sent.AddRange(rows);
                Stored = _offset;
                return;
            }
        }
    }

    /// <summary>Polls at its pace for a while, the last time included.</summary>
    public void Poll(Instant from, Instant until)
    {
        for (Instant now = from; now <= until; now += Ancestor.PollInterval)
        {
            Poll(now);
        }
    }
}
