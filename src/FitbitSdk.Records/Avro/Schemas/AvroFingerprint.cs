using System.Security.Cryptography;
using System.Text;

namespace FitbitSdk.Records;

/// <summary>Names schemas by a hash over their <see cref="AvroSchema.ToCanonicalForm">canonical form</see>
/// (<see href="https://avro.apache.org/docs/1.11.1/specification/#schema-fingerprints">specification</see>).</summary>
public static class AvroFingerprint
{
    private const ulong Empty = 0xC15D_213A_A4D7_A795;

    private static readonly ulong[] Table = [.. Enumerable.Range(0, 256).Select(static value =>
    {
        ulong entry = (ulong)value;
        for (int bit = 0; bit < 8; bit++)
        {
            entry = (entry >> 1) ^ (Empty & (0 - (entry & 1)));
        }

        return entry;
    })];

    /// <summary>Computes the 64-bit Rabin fingerprint, <c>CRC-64-AVRO</c>: enough to tell the schemas of one cache apart, no protection against forgery.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>The fingerprint.</returns>
    public static ulong Rabin(AvroSchema schema)
    {
        ulong fingerprint = Empty;
        foreach (byte value in Canonical(schema))
        {
            fingerprint = (fingerprint >> 8) ^ Table[(int)(fingerprint ^ value) & 0xFF];
        }

        return fingerprint;
    }

    /// <summary>Computes the SHA-256 fingerprint.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>32 bytes.</returns>
    public static byte[] Sha256(AvroSchema schema) => SHA256.HashData(Canonical(schema));

    private static byte[] Canonical(AvroSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return Encoding.UTF8.GetBytes(schema.ToCanonicalForm());
    }
}
