using System.Diagnostics;
using System.Diagnostics.Metrics;
using FitbitSdk.Records;

namespace FitbitSdk.RabbitMQ;

/// <summary>Counts what OCARIoT's shapes could not carry.</summary>
internal sealed class OcariotOmissions
{
    private readonly long[] _counts = new long[Enum.GetValues<OcariotOmission>().Length];
    private readonly Counter<long>? _omitted;

    public OcariotOmissions(IMeterFactory? meters) => _omitted = meters?.Create(RabbitMqDiagnostics.MeterName)
        .CreateCounter<long>(RabbitMqDiagnostics.Metrics.OcariotOmitted, "{entry}", "What OCARIoT's shapes could not carry.");

    public long CountOf(OcariotOmission omission) => Volatile.Read(ref _counts[(int)omission]);

    public void Add(RecordOrigin origin, OcariotOmission omission, long count)
    {
        if (count == 0)
        {
            return;
        }

        Interlocked.Add(ref _counts[(int)omission], count);
        _omitted?.Add(count, new TagList
        {
            { RabbitMqDiagnostics.Tags.Provider, origin.Provider.Value },
            { RabbitMqDiagnostics.Tags.Stream, origin.Stream.Value },
            { RabbitMqDiagnostics.Tags.Omission, omission.ToString() },
        });
    }
}
