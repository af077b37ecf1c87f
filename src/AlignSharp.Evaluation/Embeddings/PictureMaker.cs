using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Embeddings;

/// <summary>Makes a picture to embed. Called from several threads at once; the same row must give the same picture.</summary>
/// <param name="row">The row of the split that it is made for.</param>
/// <param name="cancellationToken">Stops the work.</param>
public delegate ValueTask<RgbImage> PictureMaker(int row, CancellationToken cancellationToken);
