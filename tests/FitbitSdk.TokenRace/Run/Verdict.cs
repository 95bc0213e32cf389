namespace FitbitSdk.TokenRace;

/// <summary>Prints figures beside their goals.</summary>
internal sealed class Verdict
{
    public bool Holds { get; private set; } = true;

    public void Exactly(string what, long goal, long found) => Print(what, $"{goal:N0}", found, found == goal);

    public void AtLeast(string what, long goal, long found) => Print(what, $"at least {goal:N0}", found, found >= goal);

    private void Print(string what, string goal, long found, bool holds)
    {
        Holds &= holds;
        Console.WriteLine($"  {what,-58} {found,9:N0}   goal: {goal}{(holds ? "" : "   SHORT")}");
    }
}
