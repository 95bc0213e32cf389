using System.Buffers;
using System.Net;

namespace FitbitSdk.Http;

/// <summary>A successful answer: its body, valid until disposed of, and what it cost.</summary>
internal sealed class ApiAnswer(PooledBody body, HttpStatusCode status, int requests) : IDisposable
{
    /// <summary>Gets the body as the service sent it, UTF-8.</summary>
    public ReadOnlySequence<byte> Body => body.Bytes;

    /// <summary>Gets the status, a success.</summary>
    public HttpStatusCode Status { get; } = status;

    /// <summary>Gets how many requests were spent: repeats, and the one after a refused token, included.</summary>
    public int Requests { get; } = requests;

    public void Dispose() => body.Dispose();
}
