namespace FitbitSdk.Simulators.People;

/// <summary>Keeps the newest results of a pure function; the oldest entry goes first.</summary>
internal sealed class BoundedCache<TKey, TValue>(int capacity, Func<TKey, TValue> create)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, TValue> _values = [];
    private readonly Queue<TKey> _order = new();

    public TValue Get(TKey key)
    {
        lock (_lock)
        {
            if (_values.TryGetValue(key, out TValue? known))
            {
                return known;
            }
        }

        // Outside the lock: two callers may compute the same value, which is pure, so either may win.
        TValue value = create(key);
        lock (_lock)
        {
            if (_values.TryAdd(key, value))
            {
                _order.Enqueue(key);
                if (_order.Count > capacity)
                {
                    _values.Remove(_order.Dequeue());
                }
            }
        }

        return value;
    }
}
