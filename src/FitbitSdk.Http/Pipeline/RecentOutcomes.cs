using NodaTime;

namespace FitbitSdk.Http;

/// <summary>How many requests ended of late, and how many of them failed. Not for use by several threads: whoever owns it locks.</summary>
internal sealed class RecentOutcomes(Duration span)
{
    // What is older than the span goes slice by slice, so that nothing is kept for each request.
    private const int Slices = 10;

    private readonly long _sliceTicks = span.BclCompatibleTicks / Slices;
    private readonly (long Number, int Ended, int Failed)[] _slices = new (long, int, int)[Slices];

    public void Add(Instant now, bool failed)
    {
        long number = NumberOf(now);
        ref (long Number, int Ended, int Failed) slice = ref _slices[number % Slices];
        if (slice.Number != number)
        {
            slice = (number, 0, 0);
        }

        slice.Ended++;
        slice.Failed += failed ? 1 : 0;
    }

    public (int Ended, int Failed) Sum(Instant now)
    {
        long oldest = NumberOf(now) - Slices + 1;
        (int ended, int failed) = (0, 0);
        foreach ((long number, int sliceEnded, int sliceFailed) in _slices)
        {
            (ended, failed) = number < oldest ? (ended, failed) : (ended + sliceEnded, failed + sliceFailed);
        }

        return (ended, failed);
    }

    public void Clear() => Array.Clear(_slices);

    private long NumberOf(Instant time) => time.ToUnixTimeTicks() / _sliceTicks;
}
