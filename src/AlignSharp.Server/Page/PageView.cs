using System.Collections.Immutable;
using AlignSharp.Server.Models;
using AlignSharp.Server.Search;
using Microsoft.AspNetCore.Http;

namespace AlignSharp.Server.Page;

/// <summary>What one showing of the page shows.</summary>
internal sealed class PageView(ServedModel model, IndexShelf shelf, IHttpContextAccessor context)
{
    /// <summary>What it says.</summary>
    public PageTexts Texts { get; } = Language.Choose(context.HttpContext!.Request);

    /// <summary>The model that is served.</summary>
    public string ModelId => model.Id;

    /// <summary>The names of the indexes that can be searched.</summary>
    public ImmutableArray<string> Indexes { get; } = [.. shelf.All.Keys];
}
