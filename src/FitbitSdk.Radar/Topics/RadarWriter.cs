using FitbitSdk.Records;

namespace FitbitSdk.Radar;

/// <summary>What RADAR-base's schemas have and the records' own do not.</summary>
internal static class RadarWriter
{
    /// <summary>Writes a <c>float</c> that cannot be null: where there is no value it is NaN, never a number that could be taken for one.</summary>
    public static void WriteFloatOrNaN(this ref AvroWriter<PooledBuffer> writer, double? value) => writer.WriteFloat((float)(value ?? double.NaN));

    /// <summary>Writes a <c>double</c> that cannot be null: where there is no value it is NaN.</summary>
    public static void WriteDoubleOrNaN(this ref AvroWriter<PooledBuffer> writer, double? value) => writer.WriteDouble(value ?? double.NaN);

    /// <summary>Writes a union of null (branch 0) and a <c>float</c> (branch 1).</summary>
    public static void WriteNullableFloat(this ref AvroWriter<PooledBuffer> writer, double? value)
    {
        writer.WriteUnion(value.HasValue ? 1 : 0);
        if (value is { } known)
        {
            writer.WriteFloat((float)known);
        }
    }
}
