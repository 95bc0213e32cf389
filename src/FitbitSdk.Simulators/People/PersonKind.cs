namespace FitbitSdk.Simulators.People;

/// <summary>What is special about someone. Places in the list take the kinds in turn: person <c>n</c> is of kind <c>n % 6</c>.</summary>
internal enum PersonKind
{
    /// <summary>One tracker that uploads about every quarter of an hour.</summary>
    Plain = 0,

    /// <summary>Wears a second tracker for some afternoons, and that one uploads days later.</summary>
    TwoTrackers = 1,

    /// <summary>Opens the app on every third date; has a scale that syncs each morning.</summary>
    EveryThirdDay = 2,

    /// <summary>Lives for some days in every three weeks in a far zone.</summary>
    Traveller = 3,

    /// <summary>Has an account and a life, but nothing that records it.</summary>
    NoDevice = 4,

    /// <summary>Edits and deletes logs, and writes some by hand.</summary>
    Editor = 5,
}
