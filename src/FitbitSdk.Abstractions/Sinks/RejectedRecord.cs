namespace FitbitSdk;

/// <summary>A record that a sink refuses for good.</summary>
/// <param name="Index">Its index in the batch.</param>
/// <param name="Reason">Why, without its values.</param>
public sealed record RejectedRecord(int Index, string Reason);
