using FitbitSdk.Records;

namespace FitbitSdk.Radar;

/// <summary>The key of all entries.</summary>
internal static class ObservationKey
{
    /// <summary>Encodes whose records they are. The schema wants a source: where the host has no id of one, the API's name stands for it.</summary>
    public static byte[] Of(RecordOrigin origin)
    {
        using PooledBuffer buffer = new(256);
        AvroWriter<PooledBuffer> writer = new(buffer);
        writer.WriteNullable(origin.Project);
        writer.WriteString(origin.User.Value);
        writer.WriteString(origin.SourceId ?? origin.Provider.Value);
        writer.Flush();
        return buffer.Written.ToArray();
    }
}
