namespace AlignSharp.Checkpoints.Torch;

/// <summary>
/// Reads a pickle as data. Pickles are small programs; this machine has only the instructions that build numbers, text,
/// tuples, lists and dictionaries, and hands every named function to <see cref="TorchGlobals"/>, which knows the few
/// that tensors need. Everything else is refused by name; nothing in a file is ever executed.
/// </summary>
internal ref struct PickleMachine
{
    /// <summary>A hundred times what a large model needs; bounds the memory that a small file can ask for.</summary>
    private const int MaximumInstructions = 4_000_000;

    private const int MaximumProtocol = 4;
    private readonly PickleStack _stack;
    private readonly Dictionary<uint, object?> _memo = [];
    private PickleInput _input;

    private PickleMachine(PickleInput input)
    {
        _input = input;
        _stack = new PickleStack(input.Path);
    }

    /// <summary>Reads one pickle and leaves the input after it.</summary>
    public static object? Load(ref PickleInput input)
    {
        var machine = new PickleMachine(input);
        var value = machine.Run();
        input = machine._input;
        return value;
    }

    private object? Run()
    {
        for (var i = 0; i < MaximumInstructions; i++)
        {
            var opcode = (PickleOpcode)_input.ReadByte();
            if (opcode == PickleOpcode.Stop)
            {
                return _stack.Pop();
            }

            if (PickleLiteral.TryRead(ref _input, opcode, out var value))
            {
                _stack.Push(value);
            }
            else if (!TryContainer(opcode) && !TryMemo(opcode) && !TryObject(opcode))
            {
                throw _input.Error($"the instruction 0x{(byte)opcode:X2}", "one that a state dict needs; it is refused");
            }
        }

        throw _input.Error($"more than {MaximumInstructions} instructions", "fewer");
    }

    private readonly bool TryContainer(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Mark: _stack.Mark(); break;
            case PickleOpcode.EmptyTuple: _stack.Push(Array.Empty<object?>()); break;
            case PickleOpcode.Tuple: _stack.Push(_stack.PopToMark()); break;
            case PickleOpcode.Tuple1: _stack.Push(_stack.Pop(1)); break;
            case PickleOpcode.Tuple2: _stack.Push(_stack.Pop(2)); break;
            case PickleOpcode.Tuple3: _stack.Push(_stack.Pop(3)); break;
            case PickleOpcode.EmptyList: _stack.Push(new List<object?>()); break;
            case PickleOpcode.Append: Append(_stack.Pop(1)); break;
            case PickleOpcode.Appends: Append(_stack.PopToMark()); break;
            case PickleOpcode.EmptyDictionary: _stack.Push(new PickleDictionary()); break;
            case PickleOpcode.SetItem: SetItems(_stack.Pop(2)); break;
            case PickleOpcode.SetItems: SetItems(_stack.PopToMark()); break;
            default: return false;
        }

        return true;
    }

    private bool TryMemo(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.BinPut: _memo[_input.ReadByte()] = _stack.Peek(); break;
            case PickleOpcode.LongBinPut: _memo[(uint)_input.ReadInt32()] = _stack.Peek(); break;
            case PickleOpcode.Memoize: _memo[(uint)_memo.Count] = _stack.Peek(); break;
            case PickleOpcode.BinGet: _stack.Push(Recall(_input.ReadByte())); break;
            case PickleOpcode.LongBinGet: _stack.Push(Recall((uint)_input.ReadInt32())); break;
            default: return false;
        }

        return true;
    }

    private bool TryObject(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Protocol: CheckProtocol(_input.ReadByte()); break;
            case PickleOpcode.Frame: _input.ReadUInt64(); break;
            case PickleOpcode.Global: _stack.Push(TorchGlobals.Find(_input.Path, _input.ReadLine(), _input.ReadLine())); break;
            case PickleOpcode.StackGlobal: _stack.Push(FindGlobal(_stack.Pop(2))); break;
            case PickleOpcode.Reduce: _stack.Push(Call(_stack.Pop(2))); break;
            case PickleOpcode.Build: Build(_stack.Pop()); break;
            case PickleOpcode.BinPersistentId: _stack.Push(TorchStorage.FromPersistentId(_input.Path, _stack.Pop())); break;
            default: return false;
        }

        return true;
    }

    private readonly void CheckProtocol(byte protocol)
    {
        if (protocol > MaximumProtocol)
        {
            throw _input.Error($"pickle protocol {protocol}", $"at most {MaximumProtocol}");
        }
    }

    private readonly object? Recall(uint key) =>
        _memo.TryGetValue(key, out var value) ? value : throw _input.Error($"a reference to value {key}", "one made before");

    private readonly void Append(object?[] items)
    {
        if (_stack.Peek() is not List<object?> list)
        {
            throw _input.Error("items without their list", "a list");
        }

        list.AddRange(items);
    }

    private readonly void SetItems(object?[] items)
    {
        if (_stack.Peek() is not PickleDictionary dictionary || items.Length % 2 != 0)
        {
            throw _input.Error("keys and values without their dictionary", "a dictionary");
        }

        for (var i = 0; i < items.Length; i += 2)
        {
            dictionary.Items.Add((items[i], items[i + 1]));
        }
    }

    private readonly object FindGlobal(object?[] name) => name is [string module, string member]
        ? TorchGlobals.Find(_input.Path, module, member)
        : throw _input.Error("a global without a name", "its module and name");

    private readonly object Call(object?[] call) => call is [TorchFunction function, object?[] arguments]
        ? function.Call(_input.Path, arguments)
        : throw _input.Error("a call of what is no function", "one of torch's own");

    // a state dict is an ordered dictionary with an attribute (_metadata: versions of modules) that no tensor depends on
    private readonly void Build(object? state)
    {
        if (_stack.Peek() is not PickleDictionary || state is not PickleDictionary)
        {
            throw _input.Error("state for an object that has none", "the attributes of an ordered dictionary");
        }
    }
}
