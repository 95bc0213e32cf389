namespace FitbitSdk.WebApi.Tests;

/// <summary>Files of the project's shared folder, where it lies beside the repository. A test that needs one is skipped by name where it does not.</summary>
internal static class SharedFile
{
    public static string Contract() => ReadOrSkip("shared/specs/fitbit-web-api-swagger.json");

    /// <summary>Gives a recorded or constructed answer; <c>shared/fixtures/fitbit/SOURCES.md</c> tells its origin.</summary>
    public static string Answer(string name) => ReadOrSkip("shared/fixtures/fitbit/" + name);

    private static string ReadOrSkip(string file)
    {
        string? path = null;
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null && path is null; folder = folder.Parent)
        {
            path = File.Exists(Path.Combine(folder.FullName, file)) ? Path.Combine(folder.FullName, file) : null;
        }

        Assert.SkipWhen(path is null, $"{file} does not lie beside the repository.");
        return File.ReadAllText(path!);
    }
}
