using BackpropTutor.Web.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BackpropTutor.Web.Tests.Accounts;

/// <summary>Each page and endpoint says for whom it is: made from the endpoints themselves, so that a new one is looked at
/// unasked.</summary>
public sealed class EndpointRuleTests(SmallSite site)
{
    [Fact]
    public void EachEndpointStatesARule()
    {
        var endpoints = site.Services.GetRequiredService<EndpointDataSource>().Endpoints;
        Assert.True(endpoints.Count > 20);

        var silent = endpoints.Where(endpoint =>
            endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && endpoint.Metadata.GetMetadata<IAuthorizeData>() is null);

        Assert.Empty(silent.Select(endpoint => endpoint.DisplayName));
    }
}
