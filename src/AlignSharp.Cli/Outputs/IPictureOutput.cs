using AlignSharp.Cli.Hosting;

namespace AlignSharp.Cli.Outputs;

/// <summary>Where the results of pictures go while they come: JSON, or words for a person.</summary>
/// <typeparam name="T">The result of one picture.</typeparam>
internal interface IPictureOutput<in T> : IAsyncDisposable
{
    ValueTask WriteAsync(T result, CancellationToken cancellationToken);

    ValueTask CompleteAsync(IReadOnlyList<Failure> failures, CancellationToken cancellationToken);
}
