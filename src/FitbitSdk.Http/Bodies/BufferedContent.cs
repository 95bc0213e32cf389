using System.Buffers;
using System.Net;

namespace FitbitSdk.Http;

/// <summary>Content that was read to its end while the attempt's time limit still ran.</summary>
internal sealed class BufferedContent : HttpContent
{
    private PooledBody? _body;

    private BufferedContent(PooledBody body) => _body = body;

    /// <summary>Reads a body and takes the place of its content. Of a refusal only the beginning is read, and one that breaks off or
    /// stalls is none the less a refusal: status and headers have said what matters, to the gate too.</summary>
    /// <exception cref="HealthApiProtocolException">The body is too large.</exception>
    /// <exception cref="HttpIOException">The body is not as long as was announced.</exception>
    public static async ValueTask ReplaceAsync(HttpResponseMessage response, int maximum, string operation, CancellationToken cancellationToken)
    {
        using HttpContent content = response.Content;
        long? announced = content.Headers.ContentLength;
        if (response.IsSuccessStatusCode && announced > maximum)
        {
            throw PooledBody.TooLarge(operation, maximum);
        }

        Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            response.Content = new BufferedContent(await PooledBody.ReadStartAsync(stream, ErrorBody.MaximumBytes, cancellationToken).ConfigureAwait(false));
            return;
        }

        PooledBody body = await PooledBody.ReadAsync(stream, announced, maximum, operation, cancellationToken).ConfigureAwait(false);
        if (announced is { } length && length != body.Length)
        {
            body.Dispose();
            throw new HttpIOException(HttpRequestError.ResponseEnded, "The answer is not as long as announced.");
        }

        response.Content = new BufferedContent(body);
    }

    /// <summary>Gets the bytes, as long as the body was not handed over.</summary>
    public ReadOnlySequence<byte> Bytes => _body?.Bytes ?? ReadOnlySequence<byte>.Empty;

    /// <summary>Hands the body over; the content is empty afterwards.</summary>
    public PooledBody Take()
    {
        PooledBody body = _body ?? PooledBody.Empty;
        _body = null;
        return body;
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        if (_body is not null)
        {
            foreach (ReadOnlyMemory<byte> part in _body.Bytes)
            {
                await stream.WriteAsync(part).ConfigureAwait(false);
            }
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body?.Length ?? 0;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _body?.Dispose();
            _body = null;
        }

        base.Dispose(disposing);
    }
}
