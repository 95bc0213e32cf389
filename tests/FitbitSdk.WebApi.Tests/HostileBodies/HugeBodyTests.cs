using System.IO.Compression;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace FitbitSdk.WebApi.Tests;

/// <summary>Bodies that are larger than they may be, or than they say, through the handler of the platform.</summary>
public sealed class HugeBodyTests
{
    private const int MaximumBodyBytes = 1024 * 1024;
    private const int BombMebibytes = 256;

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task Get_Bomb_IsRefusedWhenItsContentPassesTheLimit(string encoding)
    {
        byte[] bomb = Compress(encoding, BombMebibytes);
        await using RawService service = new($"HTTP/1.1 200 OK\nContent-Encoding: {encoding}\nContent-Length: {bomb.Length}", () => [bomb]);
        long before = GC.GetTotalAllocatedBytes();

        HealthApiException error = await FailAsync(service);

        Assert.IsType<HealthApiProtocolException>(error);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 64 * 1024 * 1024);
        Assert.True(bomb.Length < MaximumBodyBytes, "The bomb is refused for what is in it, not for its own size.");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Get_BrokenCompression_IsNoAnswer(string encoding)
    {
        byte[] broken = Compress(encoding, 1);
        broken.AsSpan(10).Fill(0xFF);   // behind the header of gzip
        await using RawService service = new($"HTTP/1.1 200 OK\nContent-Encoding: {encoding}\nContent-Length: {broken.Length}", () => [broken]);

        HealthApiException error = await FailAsync(service);

        Assert.Equal((HealthApiErrorKind.Unavailable, null), (error.Kind, error.Status));
    }

    [Fact]
    public async Task Get_ChunksWithoutEnd_AreReadUpToTheLimit()
    {
        await using RawService service = new("HTTP/1.1 200 OK\nTransfer-Encoding: chunked", static () => Chunks(int.MaxValue));

        Assert.IsType<HealthApiProtocolException>(await FailAsync(service));
        Assert.InRange(service.Sent, MaximumBodyBytes, 32 * MaximumBodyBytes);
    }

    [Fact]
    public async Task Get_RefusalWithoutEnd_KeepsItsMeaning()
    {
        await using RawService service = new("HTTP/1.1 429 Too Many Requests\nFitbit-Rate-Limit-Reset: 60\nTransfer-Encoding: chunked", static () => Chunks(int.MaxValue));

        RateLimitedException error = Assert.IsType<RateLimitedException>(await FailAsync(service));

        Assert.NotNull(error.RetryAt);
    }

    [Theory]
    [InlineData(200, 10, HealthApiErrorKind.Unavailable)]
    [InlineData(200, 2L * 1024 * 1024, HealthApiErrorKind.Protocol)]
    [InlineData(200, long.MaxValue, HealthApiErrorKind.Protocol)]
    [InlineData(403, 10, HealthApiErrorKind.Forbidden)]
    [InlineData(403, long.MaxValue, HealthApiErrorKind.Forbidden)]
    public async Task Get_LengthThatLies_IsBelievedForNothingButARefusal(int status, long length, HealthApiErrorKind kind)
    {
        await using RawService service = new($"HTTP/1.1 {status} X\nContent-Length: {length}", static () => ["[]"u8.ToArray()]);

        Assert.Equal(kind, (await FailAsync(service)).Kind);
    }

    private static IEnumerable<byte[]> Chunks(int count)
    {
        byte[] chunk = [.. "10000\r\n"u8, .. new byte[0x10000], .. "\r\n"u8];
        return Enumerable.Repeat(chunk, count);
    }

    private static byte[] Compress(string encoding, int mebibytes)
    {
        using MemoryStream output = new();
        using (Stream stream = encoding switch
        {
            "gzip" => new GZipStream(output, CompressionLevel.Optimal, leaveOpen: true),
            "deflate" => new ZLibStream(output, CompressionLevel.Optimal, leaveOpen: true),
            _ => new BrotliStream(output, CompressionLevel.Fastest, leaveOpen: true),
        })
        {
            byte[] spaces = new byte[1024 * 1024];
            spaces.AsSpan().Fill((byte)' ');
            for (int i = 0; i < mebibytes; i++)
            {
                stream.Write(spaces);
            }
        }

        return output.ToArray();
    }

    private static async Task<HealthApiException> FailAsync(RawService service)
    {
        MemoryTokenStore store = new();
        ServiceCollection services = new();
        services.AddSingleton<ITokenStore>(store);
        services.AddFitbitClient(options =>
        {
            (options.ClientId, options.ClientSecret, options.BaseAddress) = ("ABC123", TestHost.Secret, service.Address);
            (options.MaximumBodyBytes, options.MaximumAttempts, options.MaximumWait) = (MaximumBodyBytes, 1, TimeSpan.Zero);
        });
        await using ServiceProvider container = services.BuildServiceProvider();
        store.Put(TestHost.Key(TestHost.Anna), new() { Access = new("anna-access-1"), Refresh = new("anna-refresh-1"), ExpiresAt = Instant.FromUtc(2999, 1, 1, 0, 0) });
        return await Assert.ThrowsAnyAsync<HealthApiException>(() => container.GetRequiredService<FitbitClient>().Devices.GetAsync(TestHost.Anna, TestHost.Cancel));
    }
}
