// Zero-shot classification: which of these words fits a picture? The words are chosen here; nothing is trained on them.
// From the root of the repository: dotnet run -c Release --project examples/ZeroShot [PICTURE...]
using AlignSharp;
using AlignSharp.Imaging;
using AlignSharp.ZeroShot;

using var model = AlignModel.Load("models/align-mini");

// The text tower reads each label once, inside a sentence, because captions are what it was trained on. With several
// sentences, the embeddings of a label's sentences are averaged.
string[] labels = ["sun", "hand", "folder", "blue circle", "tree"];
PromptTemplate[] templates = [PromptTemplate.Parse("a photo of a {}"), PromptTemplate.Parse("{}")];
var classifier = new ZeroShotClassifier(model, LabelSet.Encode(model, labels, templates));

// From here on a picture costs one pass through the image tower, however many labels there are.
string[] paths = args.Length > 0 ? args : Directory.GetFiles("samples", "*.webp").Order().ToArray();
var pictures = Array.ConvertAll(paths, ImageDecoder.Default.Decode);
foreach (var (path, scores) in paths.Zip(classifier.Classify(pictures)))
{
    // Scores are the softmax of the logits: they sum to 1 and say which label fits best, not whether any fits at all.
    Console.WriteLine($"{path}: {string.Join(", ", scores.Select(label => $"{label.Label} {label.Score:P1}"))}");
}
