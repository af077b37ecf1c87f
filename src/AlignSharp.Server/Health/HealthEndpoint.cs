using AlignSharp.Server.Json;
using AlignSharp.Server.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AlignSharp.Server.Health;

/// <summary><c>GET /health/live</c> and <c>/health/ready</c>.</summary>
internal sealed class HealthEndpoint(Readiness readiness, ServedModel model)
{
    /// <summary>The process answers: 200, whatever it can do.</summary>
    public JsonHttpResult<HealthReport> Live() =>
        TypedResults.Json(new HealthReport("ok", model.Id), ServerJson.Default.HealthReport);

    /// <summary>Requests are welcome: 200, else 503.</summary>
    public JsonHttpResult<HealthReport> Ready() => TypedResults.Json(
        new HealthReport(readiness.Status, model.Id), ServerJson.Default.HealthReport,
        statusCode: readiness.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
}
