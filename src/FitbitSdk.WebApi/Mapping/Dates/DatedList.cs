namespace FitbitSdk.WebApi;

/// <summary>A list of entries that stand under the user's dates, as an answer has it.</summary>
/// <param name="Operation">The operation that errors name.</param>
/// <param name="Name">The list's name, also for positions of problems.</param>
/// <param name="CreateEntry">Makes an entry to be filled.</param>
internal sealed record DatedList<TEntry>(string Operation, string Name, Func<TEntry> CreateEntry)
{
    /// <summary>Gets the name of the member that holds an entry's date.</summary>
    public string DateMember { get; init; } = "dateTime";

    /// <summary>Gets whether the list may stand alone, without an object around it, and a single entry without the list.</summary>
    public bool IsBare { get; init; }
}
