using System.Net;

namespace AlignSharp.Benchmarks.Serving;

/// <summary>What came of a load.</summary>
/// <param name="AcceptedASecond">Requests answered with 200, a second.</param>
/// <param name="P50Ms">Half of those took at most so long.</param>
/// <param name="P99Ms">And 99 of 100.</param>
/// <param name="Refused">Requests answered with 429.</param>
/// <param name="Failed">Requests answered otherwise.</param>
/// <param name="HealthAsked">Health checks made meanwhile.</param>
/// <param name="HealthAnswered">Those answered well.</param>
internal sealed record LoadResult(
    double AcceptedASecond, double P50Ms, double P99Ms, int Refused, int Failed, int HealthAsked, int HealthAnswered)
{
    public static LoadResult Of((HttpStatusCode Status, double Ms)[] answers, TimeSpan elapsed, (int Asked, int Answered) health)
    {
        double[] accepted = [.. answers.Where(static answer => answer.Status == HttpStatusCode.OK).Select(static answer => answer.Ms).Order()];
        var refused = answers.Count(static answer => answer.Status == HttpStatusCode.TooManyRequests);
        return new LoadResult(
            accepted.Length / elapsed.TotalSeconds, Share(accepted, 0.5), Share(accepted, 0.99), refused,
            answers.Length - accepted.Length - refused, health.Asked, health.Answered);
    }

    private static double Share(double[] ordered, double share) => ordered.Length == 0 ? 0 : ordered[(int)(share * (ordered.Length - 1))];
}
