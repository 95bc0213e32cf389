using System.Text.Json;

namespace FitbitSdk.Simulators.Google.DataPoints;

/// <summary>One data point: its place in the order, who measured it, and its measurement.</summary>
internal abstract class DataPoint(long start, DataSource source)
{
    /// <summary>Gets the instant by which results are ordered.</summary>
    public long Start { get; } = start;

    public DataSource Source { get; } = source;

    /// <summary>Gets the resource name; empty for points that cannot be addressed.</summary>
    public virtual string Name => "";

    public abstract void WriteMeasurement(Utf8JsonWriter writer);

    /// <summary>By source a point tells who measured it; merged it may at most be named.</summary>
    public void Write(Utf8JsonWriter writer, bool isMerged)
    {
        writer.WriteStartObject();
        if (isMerged)
        {
            writer.WriteString("dataPointName", Name);
        }
        else
        {
            if (Name.Length > 0)
            {
                writer.WriteString("name", Name);
            }

            Source.Write(writer);
        }

        WriteMeasurement(writer);
        writer.WriteEndObject();
    }
}
