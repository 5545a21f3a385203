using Daylight.Host.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Daylight.Tests.Host.Api;

/// <summary>What programs are told of what went wrong here.</summary>
public sealed class ApiErrorsTests
{
    [Fact]
    public async Task Whoever_changed_something_in_the_same_moment_as_another_is_told_of_a_conflict() =>
        Assert.Equal(StatusCodes.Status409Conflict, await StatusAfter(new DbUpdateConcurrencyException()));

    [Fact]
    public async Task Anything_else_is_a_fault_of_the_server() =>
        Assert.Equal(StatusCodes.Status500InternalServerError, await StatusAfter(new DbUpdateException()));

    static async Task<int> StatusAfter(Exception fault)
    {
        var http = new DefaultHttpContext();
        await new ApiErrors(_ => throw fault, NullLogger<ApiErrors>.Instance).Invoke(http);
        return http.Response.StatusCode;
    }
}
