namespace FitbitSdk.Simulators.People;

/// <summary>A half-open stretch of time in Unix seconds.</summary>
internal readonly record struct Stretch(long Start, long End)
{
    public bool Overlaps(Stretch other) => Start < other.End && other.Start < End;
}
