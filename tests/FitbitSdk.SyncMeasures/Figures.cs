namespace FitbitSdk.SyncMeasures;

/// <summary>Prints figures beside their goals, in the form of the other measures.</summary>
internal sealed class Figures(string measure)
{
    public bool AreMet { get; private set; } = true;

    public void Add(string figure, string value, string goal, bool isMet)
    {
        Console.WriteLine($"{measure}  {figure}  {value}  (goal {goal})  {(isMet ? "ok" : "MISSED")}");
        AreMet &= isMet;
    }
}
