using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace FitbitSdk.Benchmarks;

/// <summary>What a host would write without the packages: a token in a header, and generated JSON code over the answer's stream. No waiting for
/// quota, no refresh, no repeat, no limit of time or size.</summary>
internal sealed class BareClient(HttpMessageHandler handler) : IDisposable
{
    private readonly HttpClient _client = new(handler);

    public async Task<T> GetAsync<T>(string address, JsonTypeInfo<T> type)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, address);
        request.Headers.Authorization = new("Bearer", "access");
        using HttpResponseMessage response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        await using Stream body = await response.Content.ReadAsStreamAsync();
        return await JsonSerializer.DeserializeAsync(body, type) ?? throw new InvalidDataException("The answer is null.");
    }

    public void Dispose() => _client.Dispose();
}
