using System.Text.Json.Serialization;

namespace AlignSharp.Data.Download.Runs;

/// <summary>Where the rows of a part of a run come from.</summary>
internal enum PartKind
{
    /// <summary>All rows of the inputs the run began with.</summary>
    [JsonStringEnumMemberName("inputs")]
    Inputs,

    /// <summary>Rows of later inputs that the run did not have yet.</summary>
    [JsonStringEnumMemberName("new_rows")]
    NewRows,

    /// <summary>Rows that failed in a way that may have passed.</summary>
    [JsonStringEnumMemberName("retry")]
    Retry,
}
