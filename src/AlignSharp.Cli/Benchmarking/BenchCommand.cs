using System.CommandLine;
using System.CommandLine.Parsing;
using AlignSharp.Cli.Evaluation;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Options;
using AlignSharp.Cli.Outputs;

namespace AlignSharp.Cli.Benchmarking;

/// <summary><c>align bench</c>: this library beside what else would run the model, by turns in one run.</summary>
internal sealed class BenchCommand : Command
{
    private const string B7 = "b7";
    private static readonly int[] PicturesInBatch = [1, 8];
    private static readonly int[] TextLengths = [8, 16, 64];
    private readonly ModelArgument _model = new();

    private readonly Option<string?> _architecture = new("--architecture")
    {
        Description = "Random weights of this size in place of a model: b7 is as large as align-base.",
        HelpName = "NAME",
    };

    private readonly Option<string[]> _engines = new("--engines")
    {
        Description = $"Only these, with commas between them: {string.Join(", ", BenchEngines.Names)}.",
        HelpName = "NAMES",
    };

    private readonly Option<string[]> _cases = new("--cases")
    {
        Description = "Only these, with commas between them: image-b1, image-b8, text-8, text-16, text-64 (16 texts a batch).",
        HelpName = "NAMES",
    };

    private readonly Option<int> _rounds = new("--rounds") { Description = "Turns of each engine, of which the median counts.", HelpName = "N", DefaultValueFactory = _ => 9 };
    private readonly Option<int?> _threads = new("--threads") { Description = "Threads that compute. Default: all cores.", HelpName = "N" };
    private readonly Option<string?> _plots = new("--plots") { Description = "A folder for plots of cost against batch, length, threads and size.", HelpName = "FOLDER" };
    private readonly Option<bool> _json = new("--json") { Description = "Print an array of {case, engine, precision, ms_per_item}." };

    public BenchCommand(Terminal terminal)
        : base("bench", "Time a model here, in ONNX Runtime and in libtorch, by turns in one run.")
    {
        _architecture.AcceptOnlyFromAmong(B7);
        _rounds.Validators.Add(result => Check(result.Number<int>(), "--rounds", result.AddError));
        _threads.Validators.Add(result => Check(result.Number<int>(), "--threads", result.AddError));
        Add(_model);
        foreach (var option in (Option[])[_architecture, _engines, _cases, _rounds, _threads, _plots, _json])
        {
            Add(option);
        }

        Validators.Add(result => CheckTogether(result, _architecture, _model));
        Validators.Add(result => CheckTogether(result, _plots, _cases));
        Validators.Add(result => CheckTogether(result, _plots, _json));
        SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
    }

    private async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        using var model = parsed.GetValue(_architecture) is null ? BenchModel.Load(_model.FindFolder(parsed, terminal)) : BenchModel.CreateB7();
        var (names, rounds, threads) = (Chosen(parsed, _engines, BenchEngines.Names), parsed.GetValue(_rounds), parsed.GetValue(_threads));
        if (parsed.GetValue(_plots) is { } folder)
        {
            await Task.Run(() => new CostPlots(model, names, rounds, terminal).Write(folder, cancellationToken), cancellationToken);
            return ExitCode.Success;
        }

        var cases = Cases(model);
        var chosen = Chosen(parsed, _cases, [.. cases.Select(static work => work.Name)]);
        using var engines = BenchEngines.Start(model, names, threads, terminal);
        var results = new List<BenchResult>();
        foreach (var work in cases.Where(work => chosen.Contains(work.Name)))
        {
            terminal.Note($"{work.Name}: {rounds} turns of {engines.Open.Count} engines.");
            results.AddRange(await Task.Run(() => BenchTurns.Measure(work, engines.Open, rounds, cancellationToken), cancellationToken));
        }

        await PrintAsync(results, parsed.GetValue(_json), terminal, cancellationToken);
        return ExitCode.Success;
    }

    private static async Task PrintAsync(List<BenchResult> results, bool json, Terminal terminal, CancellationToken cancellationToken)
    {
        if (json)
        {
            await CliJson.WriteAsync(terminal, results, CliJson.Default.IReadOnlyListBenchResult, cancellationToken);
        }
        else
        {
            BenchTable.Print(results, terminal.Output);
        }
    }

    private static BenchCase[] Cases(BenchModel model) =>
    [
        .. PicturesInBatch.Select(count => BenchCase.Images(model.Plan.Config, count, model.Side)),
        .. TextLengths.Select(length => BenchCase.Texts(model.Plan.Config, length)),
    ];

    private static IReadOnlyList<string> Chosen(ParseResult parsed, Option<string[]> option, IReadOnlyList<string> all)
    {
        var names = NameList.Split(parsed.GetValue(option));
        var unknown = names.FirstOrDefault(name => !all.Contains(name));
        return unknown is not null
            ? throw new UsageException($"{option.Name} names {unknown}; expected some of {string.Join(", ", all)}.")
            : names.Length == 0 ? all : names;
    }

    private static void CheckTogether(CommandResult command, Option option, Symbol other)
    {
        if (command.GetResult(option) is { Implicit: false } && IsGiven(command, other))
        {
            command.AddError($"{option.Name} stands beside {other.Name}, which it leaves without effect; expected one of them.");
        }
    }

    private static bool IsGiven(CommandResult command, Symbol symbol) => symbol is Option option
        ? command.GetResult(option) is { Implicit: false }
        : command.GetResult((Argument)symbol) is { Tokens.Count: > 0 };

    private static void Check(int? number, string option, Action<string> fail)
    {
        if (number is < 1)
        {
            fail($"{option} is {number}; expected at least 1.");
        }
    }
}
