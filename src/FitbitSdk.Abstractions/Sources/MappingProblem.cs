namespace FitbitSdk;

/// <summary>An element of an answer that could not become a record.</summary>
/// <param name="Position">Where it stands, for example <c>activities-heart-intraday.dataset[17].value</c>.</param>
/// <param name="Reason">What is wrong with its form; never its value.</param>
public sealed record MappingProblem(string Position, string Reason);
