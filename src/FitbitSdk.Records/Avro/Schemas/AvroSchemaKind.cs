namespace FitbitSdk.Records;

/// <summary>The kinds of Avro schemas: eight primitive ones, three that bear names, and three made of others.</summary>
public enum AvroSchemaKind
{
    /// <summary>No value.</summary>
    Null,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A whole number of 32 bits.</summary>
    Int,

    /// <summary>A whole number of 64 bits.</summary>
    Long,

    /// <summary>A floating-point number of 32 bits.</summary>
    Float,

    /// <summary>A floating-point number of 64 bits.</summary>
    Double,

    /// <summary>Bytes of any number.</summary>
    Bytes,

    /// <summary>Unicode text.</summary>
    String,

    /// <summary>Named fields in an order.</summary>
    Record,

    /// <summary>One of some symbols.</summary>
    Enum,

    /// <summary>Bytes of a certain number.</summary>
    Fixed,

    /// <summary>Items of one schema.</summary>
    Array,

    /// <summary>Values of one schema, each under a text.</summary>
    Map,

    /// <summary>A value of one of several schemas.</summary>
    Union,
}
