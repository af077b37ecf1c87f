using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Embeddings;

/// <summary>Makes a changed picture. Called from several threads at once; the same row must give the same picture.</summary>
/// <param name="row">The row of the picture.</param>
/// <param name="picture">The picture; not to be written to.</param>
public delegate RgbImage PictureChange(int row, RgbImage picture);
