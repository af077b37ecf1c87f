using AlignSharp.Checkpoints;
using AlignSharp.Checkpoints.Torch;

namespace AlignSharp.Tests.Checkpoints.Torch;

public sealed class PickleMachineTests
{
    [Theory]
    [InlineData("cposix\nsystem\n.", "names posix.system, which no state dict of tensors needs; expected tensors, storages and ordered dictionaries only.")]
    [InlineData("cbuiltins\neval\n.", "names builtins.eval")]
    [InlineData("ctorch\nload\n.", "names torch.load")]
    [InlineData("ccollections\nOrderedDict.fromkeys\n.", "names collections.OrderedDict.fromkeys")]
    [InlineData("U\u0005posixU\u0006system\u0093.", "names posix.system")]
    [InlineData("(S'x'\nios\nsystem\n.", "has the instruction 0x53")]
    [InlineData("(ios\nsystem\n.", "has the instruction 0x69")]
    [InlineData("ccollections\nOrderedDict\n)\u0081.", "has the instruction 0x81")]
    [InlineData("\u0082\u0001.", "has the instruction 0x82")]
    [InlineData("I1\n.", "has the instruction 0x49")]
    [InlineData("\u008f.", "has the instruction 0x8F")]
    [InlineData("N2.", "has the instruction 0x32")]
    [InlineData("K\u0001)R.", "has a call of what is no function")]
    [InlineData("ctorch\nFloatStorage\n)R.", "has a call of what is no function")]
    [InlineData("ccollections\nOrderedDict\nNR.", "has a call of what is no function")]
    [InlineData("ccollections\nOrderedDict\nK\u0001\u0085R.", "calls collections.OrderedDict with 1 arguments that do not fit")]
    [InlineData("K\u0001}b.", "has state for an object that has none")]
    [InlineData("}K\u0001b.", "has state for an object that has none")]
    [InlineData("K\u0001Q.", "refers to something outside its pickle that is no storage")]
    [InlineData("h\u0005.", "has a reference to value 5")]
    [InlineData("q\u0005.", "takes more values than it made")]
    [InlineData("t.", "takes more values than it made")]
    [InlineData("}(K\u0001u.", "has keys and values without their dictionary")]
    [InlineData("K\u0001K\u0001K\u0001s.", "has keys and values without their dictionary")]
    [InlineData("K\u0001K\u0001a.", "has items without their list")]
    [InlineData("K\u0001(0", "has the instruction 0x30")]
    [InlineData("K\u0001(\u0085.", "takes more values than it made")]
    [InlineData(".", "takes more values than it made")]
    [InlineData("K\u0001", "has only 0 bytes left")]
    [InlineData("X\u00ff\u00ff\u00ff\u00ff", "has only 0 bytes left at byte 7 of its pickle; expected 4294967295 more.")]
    [InlineData("\u008d\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ffa", "has only 1 bytes left")]
    [InlineData("X\u0001\u0000\u0000\u0000\u00ff.", "has text that is no UTF-8")]
    [InlineData("\u008a\u0011", "has an integer of 17 bytes")]
    [InlineData("\u0080\u0005.", "has pickle protocol 5")]
    [InlineData("ctorch", "has a name without end")]
    public void What_a_state_dict_does_not_need_is_refused(string instructions, string expected)
    {
        var error = Assert.Throws<CheckpointException>(() => Load(new PickleProgram().Raw(instructions)));

        Assert.StartsWith("file.bin ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_of_all_kinds_are_read()
    {
        var value = Load(new PickleProgram().Raw("(NK\u00ffM\u0001\u0001J\u00ff\u00ff\u00ff\u00ff")
            .Raw(0x88, 0x89, 0x8A, 0, 0x8A, 1, 0xFF, 0x8A, 9, 0, 0, 0, 0, 0, 0, 0, 0, 1)
            .Raw("G?\u00f8\0\0\0\0\0\0U\u0001aT\u0001\0\0\0b\u008c\u0001c\u008d\u0001\0\0\0\0\0\0\0dt."));

        Assert.Equal(
            new object?[] { null, 255L, 257L, -1L, true, false, 0L, -1L, (Int128)1 << 64, 1.5, "a", "b", "c", "d" },
            Assert.IsType<object?[]>(value));
    }

    [Fact]
    public void An_ordered_dictionary_may_be_given_its_pairs()
    {
        var value = Load(new PickleProgram().Raw("ccollections\nOrderedDict\n](").Text("a").Raw("K\u0001\u0086").Raw("e\u0085R."));

        Assert.Equal([("a", 1L)], Assert.IsType<PickleDictionary>(value).Items);
    }

    [Fact]
    public void Deep_nesting_costs_no_stack()
    {
        var program = new PickleProgram().Raw(")");
        for (var i = 0; i < 200_000; i++)
        {
            program.Raw(0x85);
        }

        Assert.IsType<object?[]>(Load(program.Raw(".")));
    }

    [Fact]
    public void A_bomb_of_references_costs_no_memory()
    {
        // a list of ten references to a list of ten references to ...: a thousand levels, 10^1000 values if unrolled
        var program = new PickleProgram().Raw("]q\u0000");
        for (var level = 0; level < 1000; level++)
        {
            program.Raw("](").Raw(string.Concat(Enumerable.Repeat("h\u0000", 10))).Raw("eq\u0000");
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        Load(program.Raw("."));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2 << 20);
    }

    [Fact]
    public void Endless_instructions_are_cut_off()
    {
        var bytes = new byte[5_000_000];
        bytes.AsSpan().Fill((byte)'N');

        var error = Assert.Throws<CheckpointException>(() =>
        {
            var input = new PickleInput("file.bin", bytes);
            PickleMachine.Load(ref input);
        });

        Assert.Contains("has more than 4000000 instructions", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tensor_whose_values_are_lazily_negated_is_refused()
    {
        var error = Assert.Throws<CheckpointException>(() => Load(TensorWithMetadata(program => program.Text("neg").Raw(0x88).Raw("s"))));

        Assert.Contains("calls torch._utils._rebuild_tensor_v2 with 7 arguments that do not fit", error.Message, StringComparison.Ordinal);
        Assert.IsType<TorchTensor>(Load(TensorWithMetadata(program => program)));
    }

    private static PickleProgram TensorWithMetadata(Func<PickleProgram, PickleProgram> fill) =>
        fill(new PickleProgram().Raw("ctorch._utils\n_rebuild_tensor_v2\n(").Storage(4).Integer(0)
            .Tuple([4]).Tuple([1]).Raw(0x89).Raw("N}")).Raw("tR.");

    private static object? Load(PickleProgram program)
    {
        var input = new PickleInput("file.bin", program.Bytes);
        return PickleMachine.Load(ref input);
    }
}
