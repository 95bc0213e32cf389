namespace FitbitSdk.SyncMeasures.Completeness;

/// <summary>What a run is waiting for.</summary>
internal enum Moment
{
    Request,
    Sink,
    Offsets,
    Tokens,
}

/// <summary>Ends runs in their middle: some in each part of all days, each at a random one of the moments before and after a call of some kind.</summary>
internal sealed class Abandonment
{
    // Before it is known how many moments a run has.
    private const int FirstGuess = 4;

    private static readonly int Kinds = Enum.GetValues<Moment>().Length;

    private readonly (int Run, Moment Moment)[] _plan;
    private readonly List<PersonProgress.End> _ended;
    private readonly Random _chance;
    private readonly int[] _passed = new int[Kinds];
    private CancellationTokenSource? _stop;
    private int _run;
    private int? _left;

    /// <param name="place">Whose runs.</param>
    /// <param name="runs">How many runs there are.</param>
    /// <param name="times">How many are to be abandoned.</param>
    /// <param name="ended">Those that were.</param>
    public Abandonment(int place, int runs, int times, IEnumerable<PersonProgress.End> ended)
    {
        Random plan = new(place);
        _plan = [.. Enumerable.Range(0, times).Select(i => ((int)((i + plan.NextDouble()) * runs / times), (Moment)((place + i) % Kinds)))];
        _ended = [.. ended];
        _chance = new((place * 1000) + _ended.Count);
    }

    /// <summary>Gets the runs that were abandoned.</summary>
    public IReadOnlyList<PersonProgress.End> Ended => _ended;

    /// <summary>Begins a run, which may be one to be abandoned. One that was to be and came to its end leaves that to the next.</summary>
    public void Begin(int run, CancellationTokenSource stop)
    {
        bool isNext = _ended.Count < _plan.Length && _plan[_ended.Count].Run <= run;
        int before = isNext ? _passed[(int)_plan[_ended.Count].Moment] : 0;
        (_run, _stop, _left) = (run, stop, isNext ? _chance.Next(1, Math.Max(before, FirstGuess) + 1) : null);
        Array.Clear(_passed);
    }

    public void Pass(Moment moment)
    {
        _passed[(int)moment]++;
        if (_left is not null && _plan[_ended.Count].Moment == moment && --_left == 0)
        {
            _ended.Add(new(_run, moment));
            _left = null;
            _stop!.Cancel();
        }
    }
}
