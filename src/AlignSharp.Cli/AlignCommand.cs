using System.CommandLine;
using System.CommandLine.Help;
using AlignSharp.Cli.Commands;
using AlignSharp.Cli.Data;
using AlignSharp.Cli.Evaluation;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Options;
using AlignSharp.Cli.Quantization;
using AlignSharp.Cli.Search;
using AlignSharp.Cli.Serve;
using AlignSharp.Cli.Training;

namespace AlignSharp.Cli;

/// <summary>The command <c>align</c>: its parts, one line each.</summary>
internal sealed class AlignCommand : RootCommand
{
    public AlignCommand(Terminal terminal)
        : base("ALIGN models: classify and embed pictures and texts with EfficientNet + BERT dual encoders.")
    {
        // The usual aliases hold "/h" and "/?", which are paths here.
        Options.Remove(Options.OfType<HelpOption>().Single());
        Add(new HelpOption("--help", "-h") { Recursive = true, Action = new OwnArgumentsHelp(new HelpAction()) });
        Add(General.Quiet);
        Add(General.Verbose);
        Add(new ClassifyCommand(terminal));
        Add(new EmbedCommand(terminal));
        Add(new SimilarityCommand(terminal));
        Add(new TokenizeCommand(terminal));
        Add(new InfoCommand(terminal));
        Add(new VerifyCommand(terminal));
        Add(new ExportCommand(terminal));
        Add(new ConvertCommand(terminal));
        Add(new QuantizeCommand(terminal));
        Add(new PullCommand(terminal));
        Add(new DataCommand(terminal));
        Add(new IndexCommand(terminal));
        Add(new SearchCommand(terminal));
        Add(new ServeCommand(terminal));
        Add(new EvalCommand(terminal));
        Add(new CompareCommand(terminal));
        Add(new TrainCommand(terminal));
        Add(new FinetuneCommand(terminal));
        Add(new CompletionCommand(terminal));
    }

    public GeneralOptions General { get; } = new();
}
