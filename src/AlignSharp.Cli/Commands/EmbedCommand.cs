using System.CommandLine;
using AlignSharp.Cli.Hosting;

namespace AlignSharp.Cli.Commands;

/// <summary><c>align embed</c>: embeddings of pictures or of texts into a file.</summary>
internal sealed class EmbedCommand : Command
{
    public EmbedCommand(Terminal terminal)
        : base("embed", "Write embeddings of pictures or texts to a file.")
    {
        Add(new EmbedImagesCommand(terminal));
        Add(new EmbedTextsCommand(terminal));
    }
}
