using System.Buffers;

namespace FitbitSdk.WebApi;

/// <summary>Rows as they were read. The interval stands after them, so they are no records yet.</summary>
internal sealed class IntradayRows<TRow> : IDisposable
    where TRow : struct, IIntradayRow
{
    private TRow[] _rows = [];

    public int Count { get; private set; }

    public ReadOnlySpan<TRow> All => _rows.AsSpan(0, Count);

    public void Add(in TRow row)
    {
        if (Count == _rows.Length)
        {
            Reserve(Math.Max(1024, Count));
        }

        _rows[Count++] = row;
    }

    /// <summary>Gives room for rows that the caller fills in by itself, followed by <see cref="Advance"/>.</summary>
    public Span<TRow> Reserve(int more)
    {
        if (_rows.Length - Count < more)
        {
            TRow[] larger = ArrayPool<TRow>.Shared.Rent(Count + more);
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
        long[] places = ArrayPool<long>.Shared.Rent(Math.Max(1, Count));
        TRow[] sorted = ArrayPool<TRow>.Shared.Rent(Math.Max(1, Count));
        for (int i = 0; i < Count; i++)
        {
            places[i] = ((long)_rows[i].Second << 32) | (uint)i;
        }

        places.AsSpan(0, Count).Sort();
        for (int i = 0; i < Count; i++)
        {
            sorted[i] = _rows[(int)places[i]];
        }

        ArrayPool<long>.Shared.Return(places);
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
            ArrayPool<TRow>.Shared.Return(_rows);
        }
    }
}
