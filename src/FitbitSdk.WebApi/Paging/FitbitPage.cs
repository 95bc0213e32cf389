namespace FitbitSdk.WebApi;

/// <summary>A page of a list.</summary>
/// <typeparam name="T">An entry.</typeparam>
public sealed class FitbitPage<T>
{
    /// <summary>Gets the entries in the service's order; a page may hold fewer than were asked for, or none, and not be the last.</summary>
    public required IReadOnlyList<T> Items { get; init; }

    /// <summary>Gets what the next page is read with; <see langword="null"/> where this is the last.</summary>
    public FitbitPageLink? Next { get; init; }
}
