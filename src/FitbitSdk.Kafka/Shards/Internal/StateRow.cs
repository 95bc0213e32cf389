namespace FitbitSdk.Kafka;

/// <summary>An offset as it is stored.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Document">The bytes of <see cref="OffsetCodec"/>.</param>
internal sealed record StateRow(long Version, byte[] Document)
{
    public SyncOffset ToOffset() => OffsetCodec.Deserialize(Document, Version);
}

/// <summary>What becomes of a row; <see langword="null"/>: it goes.</summary>
internal readonly record struct StateChange(OffsetKey Key, StateRow? Row);
