namespace FitbitSdk.SyncMeasures.Completeness;

/// <summary>Ends runs in their middle: at a random one of the moments before and after each request and each write of an offset.</summary>
internal sealed class Abandonment(Random chance, int times)
{
    private const int FarthestMoment = 120;

    private CancellationTokenSource? _run;
    private int _left = chance.Next(1, FarthestMoment);

    /// <summary>Gets how many runs are still to be abandoned.</summary>
    public int Remaining { get; private set; } = times;

    /// <summary>Gets whether the host is to be disposed as well, without waiting for the run.</summary>
    public bool DisposesHost => Remaining % 2 == 0;

    public void Follow(CancellationTokenSource run) => _run = run;

    public void Pass()
    {
        if (Remaining > 0 && --_left == 0)
        {
            Remaining--;
            _left = chance.Next(1, FarthestMoment);
            _run?.Cancel();
        }
    }
}
