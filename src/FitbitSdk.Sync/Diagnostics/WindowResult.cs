namespace FitbitSdk.Sync;

/// <summary>What became of a window that was read, in numbers.</summary>
internal readonly record struct WindowResult(string Outcome, long Records, long Unchanged)
{
    public const string Delivered = "Delivered";
    public const string Pending = "Pending";

    /// <summary>The sink did not take it, or another run was first: the offset stayed where it was.</summary>
    public const string Held = "Held";
}
