namespace FitbitSdk.WebApi;

/// <summary>A parameter of a call.</summary>
public sealed record FitbitParameter
{
    /// <summary>Gets the name, as the service documents it.</summary>
    public required string Name { get; init; }

    /// <summary>Gets what it may be.</summary>
    public required FitbitParameterKind Kind { get; init; }

    /// <summary>Gets where it stands.</summary>
    /// <value>The default is the path.</value>
    public FitbitParameterPlace Place { get; init; }

    /// <summary>Gets whether the call cannot do without it.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool IsRequired { get; init; } = true;

    /// <summary>Gets the words that it may be; empty where it is no word.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Gets the smallest whole number; <see langword="null"/> where none is documented.</summary>
    public long? Minimum { get; init; }

    /// <summary>Gets the largest whole number; <see langword="null"/> where none is documented.</summary>
    public long? Maximum { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
