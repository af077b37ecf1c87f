using AlignSharp.Configuration;
using AlignSharp.Server.Errors;
using AlignSharp.Server.Options;
using Microsoft.AspNetCore.Http;

namespace AlignSharp.Server.Models;

/// <summary>The model that is served and the name it goes by.</summary>
internal sealed record ServedModel(string Id, AlignModel Model, DateTimeOffset Created)
{
    /// <summary>Loads the model that options name.</summary>
    /// <exception cref="AlignException">There is none, or it is damaged.</exception>
    public static ServedModel Load(AlignServerOptions options)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.ModelFolder));
        return new(
            options.ModelId ?? Path.GetFileName(folder),
            AlignModel.Load(folder, options.Model),
            File.GetLastWriteTimeUtc(Path.Combine(folder, AlignConfig.FileName)));
    }

    /// <summary>Refuses requests for another model, whose answers would lie in another space.</summary>
    /// <exception cref="RequestException">The name is another.</exception>
    public void Require(string? name)
    {
        if (name is not null && name != Id)
        {
            throw new RequestException(
                $"model is \"{name}\"; this server has {Id}.", "model", StatusCodes.Status404NotFound, "model_not_found");
        }
    }
}
