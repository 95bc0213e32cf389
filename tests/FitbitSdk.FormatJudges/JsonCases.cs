using System.Text;
using FitbitSdk.Records;
using FitbitSdk.Records.Tests;

namespace FitbitSdk.FormatJudges;

/// <summary>A folder with, for each record type, its JSON Schema and lines that must be valid by it.</summary>
internal static class JsonCases
{
    public static void Write(string folder, int records)
    {
        Directory.CreateDirectory(folder);
        foreach (RandomBatches one in RandomBatches.All)
        {
            File.WriteAllText(Path.Combine(folder, $"{one.Stream}.schema.json"), JsonDeliveryEncoder.DescribeSchema(one.Schema));
            using StreamWriter lines = new(Path.Combine(folder, $"{one.Stream}.jsonl"));
            foreach ((RecordBatch batch, _) in one.MakeDeliveries(records))
            {
                using EncodedBatch encoded = new JsonDeliveryEncoder().Encode(batch);
                for (int i = 0; i < encoded.Count; i++)
                {
                    lines.Write(Encoding.UTF8.GetString(encoded[i].Span) + "\n");
                }
            }
        }
    }
}
