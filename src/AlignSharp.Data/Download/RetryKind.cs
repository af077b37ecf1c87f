namespace AlignSharp.Data.Download;

/// <summary>Whether, and when, a failed picture is worth another try.</summary>
public enum RetryKind
{
    /// <summary>The answer is final: the same request would get it again.</summary>
    Never,

    /// <summary>Not within this run, but <c>--retry-failed</c> asks again.</summary>
    Later,

    /// <summary>At once with a short pause: a connection broke.</summary>
    Soon,

    /// <summary>After a long pause, or the one the server asks for: it is overloaded or is limiting us.</summary>
    Patiently,
}
