namespace FitbitSdk.Records;

/// <summary>Where in a schema. Its text is put together where something is wrong and not before: of each field it would be all the names around it.</summary>
internal sealed class AvroPath
{
    // Records may hold each other in a chain of any length; its end tells more than its beginning.
    private const int LongestText = 64;

    private readonly AvroPath? _outer;
    private readonly string _part;

    private AvroPath(AvroPath? outer, string part) => (_outer, _part) = (outer, part);

    /// <summary>Gets the top of a schema, which has no name yet.</summary>
    public static AvroPath Top { get; } = new(null, string.Empty);

    public AvroPath Items => new(this, "[]");

    public AvroPath Values => new(this, "{}");

    public static AvroPath Of(AvroSchema top) => new(null, top is AvroNamedSchema named ? named.Name : top.ToString());

    public AvroPath Field(string name) => new(this, $".{name}");

    public AvroSchemaException Error(string reason, Exception? cause = null) => new(ToString(), reason, cause);

    public override string ToString()
    {
        List<string> parts = [];
        AvroPath? place = this;
        for (; place is not null && parts.Count < LongestText; place = place._outer)
        {
            parts.Add(place._part);
        }

        parts.Add(place is null ? string.Empty : "…");
        parts.Reverse();
        return string.Concat(parts);
    }
}
