using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AlignSharp.Data.Pairs;

/// <summary>A key in sixteen bytes, however long it is.</summary>
internal static class KeyHash
{
    public static UInt128 Of(string key) =>
        BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
