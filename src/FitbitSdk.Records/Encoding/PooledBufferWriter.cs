using System.Buffers;

namespace FitbitSdk.Records;

/// <summary>Stands for a <see cref="PooledBuffer"/> as a value type: only for those the runtime compiles generic code apart, so that
/// writing a record needs no look-up of types.</summary>
internal readonly struct PooledBufferWriter(PooledBuffer buffer) : IBufferWriter<byte>
{
    public void Advance(int count) => buffer.Advance(count);

    public Memory<byte> GetMemory(int sizeHint = 0) => buffer.GetMemory(sizeHint);

    public Span<byte> GetSpan(int sizeHint = 0) => buffer.GetSpan(sizeHint);
}
