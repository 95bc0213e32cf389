namespace FitbitSdk.Sync;

/// <summary>In which formats a file sink writes; several at once are kept in step.</summary>
[Flags]
public enum FileFormats
{
    /// <summary>No format.</summary>
    None = 0,

    /// <summary>Avro Object Container Files, <c>avro/{stream}.avro</c>.</summary>
    Avro = 1,

    /// <summary>JSON Lines, <c>json/{stream}.jsonl</c>.</summary>
    JsonLines = 2,

    /// <summary>The topics of each registered <c>ITopicEncoder</c>: Avro Object Container Files with a record of key and value, <c>{encoder}/{topic}.avro</c>.</summary>
    Topics = 4,
}
