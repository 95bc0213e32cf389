namespace FitbitSdk.Http;

/// <summary>What was found where a container is expected.</summary>
internal enum JsonEntry
{
    /// <summary>The container: the reader stands at its start.</summary>
    Entered,

    /// <summary>What stands for none: null, or an empty container of the other kind. It was passed over.</summary>
    Empty,

    /// <summary>Something else. It was passed over.</summary>
    Unlike,
}
