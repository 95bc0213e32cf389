using System.Buffers;

namespace FitbitSdk.WebApi;

/// <summary>Rows as they were read: second of the day and value, packed. The interval stands after them, so they are no records yet.</summary>
internal sealed class IntradayRows : IDisposable
{
    private long[] _rows = [];

    public int Count { get; private set; }

    public ReadOnlySpan<long> All => _rows.AsSpan(0, Count);

    public static long Pack(int second, int value) => ((long)second << 32) | (uint)value;

    public static int Second(long row) => (int)(row >> 32);

    public static int Value(long row) => (int)row;

    public void Add(int second, int value)
    {
        if (Count == _rows.Length)
        {
            Reserve(Math.Max(1024, Count));
        }

        _rows[Count++] = Pack(second, value);
    }

    /// <summary>Gives room for rows that the caller fills in by itself, followed by <see cref="Advance"/>.</summary>
    public Span<long> Reserve(int more)
    {
        if (_rows.Length - Count < more)
        {
            long[] larger = ArrayPool<long>.Shared.Rent(Count + more);
            All.CopyTo(larger);
            Return();
            _rows = larger;
        }

        return _rows.AsSpan(Count);
    }

    public void Advance(int rows) => Count += rows;

    /// <summary>Sorts by time; rows of the same second stay in the service's order, because their place counts in their id.</summary>
    public void SortStably()
    {
        long[] sorted = ArrayPool<long>.Shared.Rent(Math.Max(1, Count));
        Span<long> places = sorted.AsSpan(0, Count);
        for (int i = 0; i < Count; i++)
        {
            places[i] = Pack(Second(_rows[i]), i);
        }

        places.Sort();
        foreach (ref long row in places)
        {
            row = _rows[Value(row)];
        }

        Return();
        _rows = sorted;
    }

    public void Dispose()
    {
        Return();
        (_rows, Count) = ([], 0);
    }

    private void Return()
    {
        if (_rows.Length > 0)
        {
            ArrayPool<long>.Shared.Return(_rows);
        }
    }
}
