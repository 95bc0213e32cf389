using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace FitbitSdk.WebApi;

/// <summary>What is filled into a call, by the names of its parameters. They are checked when the call is sent, before a request is spent.</summary>
/// <remarks>A text without a value is left out: <c>new() { ["date"] = date, ["unit"] = unit }</c> has no unit where that is <see langword="null"/>.</remarks>
[SuppressMessage("Naming", "CA1710", Justification = "They are arguments; that they can be listed is a detail.")]
public sealed class FitbitArguments : IEnumerable<KeyValuePair<string, FitbitValue>>
{
    private readonly Dictionary<string, FitbitValue> _values = new(StringComparer.Ordinal);

    /// <summary>Gets or sets an argument.</summary>
    /// <param name="name">The parameter's name, for example <c>detail-level</c>.</param>
    public FitbitValue this[string name]
    {
        get => _values.GetValueOrDefault(name);
        set
        {
            if (value.Value is not null)
            {
                _values[name] = value;
            }
        }
    }

    /// <summary>Adds an argument.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">The argument.</param>
    public void Add(string name, FitbitValue value) => this[name] = value;

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, FitbitValue>> GetEnumerator() => _values.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
