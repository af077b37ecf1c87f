using System.Buffers.Binary;
using System.Text;

namespace AlignSharp.Tests.Checkpoints.Safetensors;

/// <summary>Makes safetensors files byte by byte, so that they can say anything.</summary>
internal static class SafetensorsFile
{
    public static byte[] Bytes(string header, int dataLength, long? claimedLength = null)
    {
        var json = Encoding.UTF8.GetBytes(header);
        var bytes = new byte[sizeof(long) + json.Length + dataLength];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, claimedLength ?? json.Length);
        json.CopyTo(bytes, sizeof(long));
        return bytes;
    }
}
