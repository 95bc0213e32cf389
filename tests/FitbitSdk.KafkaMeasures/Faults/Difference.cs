namespace FitbitSdk.KafkaMeasures.Faults;

/// <summary>How what was read differs from what was acknowledged.</summary>
/// <param name="Lost">Records that are missing.</param>
/// <param name="Strange">Records that nobody wrote.</param>
/// <param name="Reordered">Records of a person that stand in another place than they were written in.</param>
/// <param name="Doubled">Records that came again; no fault where delivery is at least once.</param>
internal readonly record struct Difference(int Lost, int Strange, int Reordered, int Doubled)
{
    public bool IsFault => Lost + Strange + Reordered > 0;

    public static Difference operator +(Difference one, Difference other) =>
        new(one.Lost + other.Lost, one.Strange + other.Strange, one.Reordered + other.Reordered, one.Doubled + other.Doubled);

    public override string ToString() => $"{Lost} lost, {Strange} that nobody wrote, {Reordered} out of order; {Doubled} came again";
}
