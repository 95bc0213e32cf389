using FitbitSdk.Records;

namespace FitbitSdk.Sync.Tests.Files;

internal static class AvroEntries
{
    /// <summary>Reads the entries of a container; it may be open for writing.</summary>
    public static IReadOnlyList<AvroRecord> Read(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return [.. new AvroFileReader(file).Read().Cast<AvroRecord>()];
    }
}
