namespace FitbitSdk.Records;

/// <summary>How the blocks of an Avro file are compressed.</summary>
public enum AvroCodec
{
    /// <summary>Not at all (Avro's <c>null</c>).</summary>
    Null = 0,

    /// <summary>With deflate (RFC 1951).</summary>
    Deflate = 1,
}
