namespace FitbitSdk.Records.Tests;

/// <summary>Makes a record once as usual and then once for each other value of each member, all else being equal.</summary>
internal sealed class Versions
{
    private readonly Dictionary<string, int> _choices = [];
    private string? _changed;
    private int _choice;

    /// <summary>Gives the member's usual value, the first, or where its turn has come another one.</summary>
    public T Of<T>(string member, params T[] values)
    {
        _choices[member] = values.Length;
        return values[member == _changed ? _choice : 0];
    }

    /// <summary>Gives all versions, the usual one first, with the member that is changed.</summary>
    public static IEnumerable<(string? Changed, T Record)> All<T>(Func<Versions, T> make)
    {
        Versions versions = new();
        yield return (null, make(versions));
        foreach ((string member, int choices) in versions._choices.ToArray())
        {
            for (int choice = 1; choice < choices; choice++)
            {
                (versions._changed, versions._choice) = (member, choice);
                yield return (member, make(versions));
            }
        }
    }
}
