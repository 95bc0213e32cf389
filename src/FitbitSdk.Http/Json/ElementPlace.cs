namespace FitbitSdk.Http;

/// <summary>Where an element of an array stands: its problems are reported by its place, never by its content.</summary>
internal readonly struct ElementPlace(ProblemList problems, string array, int index)
{
    /// <summary>Reports a problem of a member, or of the element itself.</summary>
    public void Report(string? member, string reason) => problems.Add(array, index, member, reason);

    /// <summary>Gives the name of an array in this element.</summary>
    public string ArrayIn(string member) => $"{array}[{index}].{member}";

    /// <summary>Gives the place of an element of an array that <see cref="ArrayIn"/> named.</summary>
    public ElementPlace At(string innerArray, int innerIndex) => new(problems, innerArray, innerIndex);
}
