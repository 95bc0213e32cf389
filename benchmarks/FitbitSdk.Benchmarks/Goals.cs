using BenchmarkDotNet.Reports;

namespace FitbitSdk.Benchmarks;

/// <summary>Compares a run with the goals.</summary>
internal static class Goals
{
    public static IReadOnlyList<Figure> OfMapRatios(Summary summary) =>
    [
        new("canonical JSON to Avro / bare reader", summary.TimeRatio(nameof(MapRatios.CanonicalToAvro), nameof(MapRatios.CanonicalBareReader)), 1.5),
        new("canonical JSON to records / bare reader", summary.TimeRatio(nameof(MapRatios.CanonicalMapOnly), nameof(MapRatios.CanonicalBareReader)), null),
        new("pretty-printed JSON to Avro / bare reader", summary.TimeRatio(nameof(MapRatios.PrettyPrintedToAvro), nameof(MapRatios.PrettyPrintedBareReader)), null, "later 1.5"),
        new("bytes allocated per record, canonical", BytesPerRecord(summary, nameof(MapRatios.CanonicalToAvro)), 0),
        new("bytes allocated per record, pretty-printed", BytesPerRecord(summary, nameof(MapRatios.PrettyPrintedToAvro)), 0),
    ];

    public static IReadOnlyList<Figure> OfAvroWrite(Summary summary) =>
    [
        new("heart rate, instants: encoder / loop", summary.TimeRatio(nameof(AvroWrite.EncodeInstants), nameof(AvroWrite.LoopInstants)), 1.7),
        new("steps, times with offsets: encoder / loop", summary.TimeRatio(nameof(AvroWrite.EncodeOffsets), nameof(AvroWrite.LoopOffsets)), 1.7),
    ];

    public static IReadOnlyList<Figure> OfClientOverhead(Summary summary) =>
    [
        .. Overhead(summary, "Fitbit, 2 kB", nameof(ClientOverhead.FitbitDevices), nameof(ClientOverhead.BareFitbitDevices)),
        .. Overhead(summary, "Google Health, 2 kB", nameof(ClientOverhead.GoogleDevices), nameof(ClientOverhead.BareGoogleDevices)),
        .. Overhead(summary, "Fitbit, 546 kB", nameof(ClientOverhead.FitbitDay), nameof(ClientOverhead.BareFitbitDay)),
        .. Overhead(summary, "Google Health, 546 kB", nameof(ClientOverhead.GoogleHour), nameof(ClientOverhead.BareGoogleHour)),
    ];

    public static IReadOnlyList<Figure> OfClientVsEstablished(Summary summary) =>
    [
        new("typed client / JToken, then objects: time", summary.TimeRatio(nameof(ClientVsEstablished.Typed), nameof(ClientVsEstablished.Established)), 1 / 8.0),
        new("typed client / JToken, then objects: allocation", summary.AllocationRatio(nameof(ClientVsEstablished.Typed), nameof(ClientVsEstablished.Established)), 1 / 8.0),
        new("typed client / bare generated code: time", summary.TimeRatio(nameof(ClientVsEstablished.Typed), nameof(ClientVsEstablished.Bare)), 1.15),
        new("typed client / bare generated code: allocation", summary.AllocationRatio(nameof(ClientVsEstablished.Typed), nameof(ClientVsEstablished.Bare)), null),
    ];

    private static IEnumerable<Figure> Overhead(Summary summary, string what, string name, string baseline) =>
    [
        new($"{what}: time / bare client", summary.TimeRatio(name, baseline), 1.25),
        new($"{what}: allocation / bare client", summary.AllocationRatio(name, baseline), 1.5),
    ];

    // What a batch costs as a whole (a few objects) is no cost of a record: less than one byte each.
    private static double BytesPerRecord(Summary summary, string name) => Math.Floor((double)summary.AllocatedBytes(name) / HeartRateDay.Samples);
}
