namespace FitbitSdk.Storage.Tests;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("fitbitsdk-storage-").FullName;

    public string File(string name = "state.db") => Path.Combine(_path, name);

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
