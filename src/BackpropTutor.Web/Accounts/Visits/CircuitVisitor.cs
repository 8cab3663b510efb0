using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace BackpropTutor.Web.Accounts.Visits;

/// <summary>A circuit is whoever opened its connection.</summary>
sealed class CircuitVisitor(Visitor visitor, AuthenticationStateProvider states) : CircuitHandler
{
    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken) =>
        visitor.Is((await states.GetAuthenticationStateAsync()).User);
}
