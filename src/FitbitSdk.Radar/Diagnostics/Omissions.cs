using System.Diagnostics;
using System.Diagnostics.Metrics;
using FitbitSdk.Records;

namespace FitbitSdk.Radar;

/// <summary>Counts what could not be written.</summary>
internal sealed class Omissions
{
    private readonly long[] _counts = new long[Enum.GetValues<RadarOmission>().Length];
    private readonly Counter<long>? _omitted;

    public Omissions(IMeterFactory? meters) => _omitted = meters?.Create(RadarDiagnostics.MeterName)
        .CreateCounter<long>(RadarDiagnostics.Metrics.Omitted, "{entry}", "What RADAR-base's schemas could not carry.");

    public long CountOf(RadarOmission omission) => Volatile.Read(ref _counts[(int)omission]);

    public void Add(RecordOrigin origin, RadarOmission omission, long count)
    {
        if (count == 0)
        {
            return;
        }

        Interlocked.Add(ref _counts[(int)omission], count);
        _omitted?.Add(count, new TagList
        {
            { RadarDiagnostics.Tags.Provider, origin.Provider.Value },
            { RadarDiagnostics.Tags.Stream, origin.Stream.Value },
            { RadarDiagnostics.Tags.Omission, omission.ToString() },
        });
    }
}
