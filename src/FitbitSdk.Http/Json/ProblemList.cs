namespace FitbitSdk.Http;

/// <summary>Keeps the first problems of an answer and counts the others, so that an answer made of nothing else stays small.</summary>
internal sealed class ProblemList(string root)
{
    /// <summary>How many problems are kept.</summary>
    public const int Maximum = 100;

    private List<MappingProblem>? _kept;
    private int _more;

    /// <summary>Adds a problem of one element of an array.</summary>
    public void Add(string array, int index, string? member, string reason)
    {
        // The text is built only for what is kept: the rest may be many.
        if (_kept?.Count >= Maximum)
        {
            _more++;
            return;
        }

        Add(member is null ? $"{array}[{index}]" : $"{array}[{index}].{member}", reason);
    }

    /// <summary>Adds a problem.</summary>
    public void Add(string position, string reason)
    {
        if (_kept?.Count >= Maximum)
        {
            _more++;
            return;
        }

        (_kept ??= []).Add(new(position, reason));
    }

    /// <summary>Gives what was kept, and one problem more that counts the others.</summary>
    public IReadOnlyList<MappingProblem> ToList() => (_kept, _more) switch
    {
        (null, _) => [],
        (_, 0) => _kept,
        _ => [.. _kept, new(root, $"{_more} more elements could not be mapped")],
    };
}
