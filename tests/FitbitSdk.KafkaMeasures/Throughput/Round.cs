namespace FitbitSdk.KafkaMeasures.Throughput;

/// <summary>What one round took.</summary>
/// <param name="Seconds">From the first message to the last report.</param>
/// <param name="BytesPerRecord">What was allocated meanwhile, a record.</param>
internal readonly record struct Round(double Seconds, double BytesPerRecord)
{
    public static async Task<Round> MeasureAsync(int records, Func<Task> send)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        long begun = TimeProvider.System.GetTimestamp();
        await send().ConfigureAwait(false);
        double seconds = TimeProvider.System.GetElapsedTime(begun).TotalSeconds;
        return new(seconds, (double)(GC.GetTotalAllocatedBytes(precise: true) - allocated) / records);
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
