using System.Text;
using FitbitSdk.Testing;
using Microsoft.Extensions.Options;

namespace FitbitSdk.Sync.Tests.Files;

public sealed class FileRecordSinkCompliance
{
    public static IEnumerable<object[]> Cases => RecordSinkCompliance.Cases;

    [Theory, MemberData(nameof(Cases))]
    public Task Holds(ComplianceCase<IRecordSinkFixture> one) => one.RunAsync(static () => new(new Fixture()));

    private sealed class Fixture : IRecordSinkFixture, IDisposable
    {
        private readonly string _directory = Directory.CreateTempSubdirectory("fitbitsdk-sink-").FullName;

        public IOffsetStore Offsets { get; } = new InMemoryOffsetStore();

        public ValueTask<IRecordSink> OpenAsync() => new(new FileRecordSink(Options.Create(new FileSinkOptions { Directory = _directory }), Offsets));

        public ValueTask<IReadOnlyList<DeliveredRecord>> ReadBackAsync()
        {
            string json = Path.Combine(_directory, "json");
            string[] files = Directory.Exists(json) ? Directory.GetFiles(json, "*.jsonl") : [];
            return new([.. files.SelectMany(File.ReadLines).Select(static line => DeliveredRecord.ParseJson(Encoding.UTF8.GetBytes(line)))]);
        }

        public void Dispose() => Directory.Delete(_directory, recursive: true);
    }
}
