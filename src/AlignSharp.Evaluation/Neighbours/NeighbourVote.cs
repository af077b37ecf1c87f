namespace AlignSharp.Evaluation.Neighbours;

/// <summary>How the nearest neighbours of a picture choose its class.</summary>
public enum NeighbourVote
{
    /// <summary>Each neighbour has one vote.</summary>
    Majority,

    /// <summary>A neighbour's vote weighs exp(cosine / temperature).</summary>
    Weighted,
}
