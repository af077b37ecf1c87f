using AlignSharp.Training.Runs.TensorBoard;

namespace AlignSharp.Training.Tests.Runs.TensorBoard;

public sealed class RecordFrameTests
{
    // CRC-32C of the check text is E3069283; turned right by 15 and shifted by A282EAD8.
    [Fact]
    public void The_checksum_is_the_masked_castagnoli_one() =>
        Assert.Equal(unchecked(((0xE3069283u >> 15) | (0xE3069283u << 17)) + 0xA282EAD8u), RecordFrame.MaskedChecksum("123456789"u8));

    // Every event file of TensorFlow begins so: a record of 24 bytes.
    [Fact]
    public void The_first_event_begins_as_tensorflow_writes_it()
    {
        using var file = new MemoryStream();

        RecordFrame.Append(file, EventMessage.Version(DateTimeOffset.UnixEpoch.AddSeconds(1)));

        Assert.Equal([0x18, 0, 0, 0, 0, 0, 0, 0, 0xA3, 0x7F, 0x4B, 0x22, 0x09], file.ToArray()[..13]);
        Assert.Equal(12 + 24 + 4, file.Length);
    }
}
