using FitbitSdk.Radar;
using FitbitSdk.Sync;

namespace Quickstart;

/// <summary>What kinds of files are written.</summary>
/// <param name="Files">The file sink's formats.</param>
/// <param name="GoogleHealthTopics">Where RADAR-base's topics are written: those for what the Google Health API gives.</param>
internal sealed record OutputFormat(FileFormats Files, RadarTopics GoogleHealthTopics)
{
    public static OutputFormat Default { get; } = new(FileFormats.Avro | FileFormats.JsonLines, RadarTopics.PushGoogleHealth);

    public bool HasRadar => Files.HasFlag(FileFormats.Topics);

    public static OutputFormat Parse(string text)
    {
        OutputFormat format = Default with { Files = FileFormats.None };
        foreach (string name in text.Split(',', StringSplitOptions.TrimEntries))
        {
            format = name switch
            {
                "avro" => format with { Files = format.Files | FileFormats.Avro },
                "json" => format with { Files = format.Files | FileFormats.JsonLines },
                "radar" => format with { Files = format.Files | FileFormats.Topics },
                "radar-fitbit" => format with { Files = format.Files | FileFormats.Topics, GoogleHealthTopics = RadarTopics.ConnectFitbit },
                _ => throw new UsageException($"--format takes avro, json, radar and radar-fitbit, separated by commas, not '{name}'."),
            };
        }

        return format;
    }
}
