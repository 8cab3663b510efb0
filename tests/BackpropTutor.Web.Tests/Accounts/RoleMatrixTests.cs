using System.Net;
using System.Net.Http.Json;
using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Classes;
using BackpropTutor.Classrooms.Model;
using BackpropTutor.Web.Accounts.Rules;
using BackpropTutor.Web.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BackpropTutor.Web.Tests.Accounts;

/// <summary>
/// Who comes through to which page and endpoint: each one of the service, asked by each role, in one's own class and in the neighbour's.
/// What is expected follows from the rule that the endpoint states and from the domain's own rules.
/// </summary>
public sealed class RoleMatrixTests(LessonSite site)
{
    /// <summary>Somebody of that role, with a browser in which they are signed in.</summary>
    sealed record Visitor(string Role, Actor? Actor, Enrolment? Own, Person Browser);

    [Fact]
    public async Task EachEndpointLetsThroughWhomItsRuleNamesAndNobodyElse()
    {
        var work = await Support.Classes.NewAsync(site);
        var visitors = await VisitorsAsync(work);
        var wrong = new List<string>();
        var asked = 0;
        foreach (var endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null || Address(endpoint, work) is not { } address)
            {
                continue;
            }

            foreach (var visitor in visitors)
            {
                asked++;
                var expected = IsLetThrough(endpoint, visitor, work.Classroom);
                if (await ComesThroughAsync(endpoint, address, visitor.Browser) != expected)
                {
                    wrong.Add($"{visitor.Role} at {address}: {(expected ? "should" : "should not")} come through");
                }
            }
        }

        foreach (var visitor in visitors)
        {
            visitor.Browser.Dispose();
        }

        Assert.Empty(wrong);
        Assert.True(asked > 60, $"{asked}");
    }

    async Task<Visitor[]> VisitorsAsync(Support.Classes work)
    {
        var neighbours = await Support.Classes.NewAsync(site);
        var people = site.Services.GetRequiredService<PeopleService>();
        var (learner, assistant, stranger) = (await work.NewLearnerAsync(), await work.NewLearnerAsync("조교"),
            await neighbours.NewLearnerAsync());
        var teacher = await work.NewLearnerAsync("Co-teacher");
        var enrolments = (await people.ListAsync(work.Teacher, work.Classroom.Id)).Expect();
        Enrolment Of(Account account) => enrolments.Single(row => row.AccountId == account.Id);
        var (section, ofAssistant, ofTeacher) = (
            (await people.AddSectionAsync(work.Teacher, work.Classroom.Id, "A")).Expect(), Of(assistant), Of(teacher));
        (await people.SetRoleAsync(work.Teacher, work.Classroom.Id, ofAssistant.Id, ClassRole.Assistant)).Expect();
        (await people.SetSectionAsync(work.Teacher, work.Classroom.Id, ofAssistant.Id, section.Id)).Expect();
        (await people.SetRoleAsync(work.Teacher, work.Classroom.Id, ofTeacher.Id, ClassRole.Teacher)).Expect();
        (ofAssistant.Role, ofTeacher.Role) = (ClassRole.Assistant, ClassRole.Teacher);
        var administrator = await site.NewAccountAsync("Admin", SiteRoles.Administrator);
        var maker = await site.NewAccountAsync("Another teacher", SiteRoles.Teacher);
        return
        [
            new("nobody", null, null, new(site)),
            new("a learner of another class", stranger.Actor(), null, await site.SignInAsync(stranger)),
            new("a learner", learner.Actor(), Of(learner), await site.SignInAsync(learner)),
            new("an assistant", assistant.Actor(), ofAssistant, await site.SignInAsync(assistant)),
            new("a teacher", teacher.Actor(), ofTeacher, await site.SignInAsync(teacher)),
            new("a teacher of another class", maker.Actor(isTeacher: true), null, await site.SignInAsync(maker)),
            new("an administrator", administrator.Actor(isAdministrator: true), null, await site.SignInAsync(administrator)),
        ];
    }

    static bool IsLetThrough(RouteEndpoint endpoint, Visitor visitor, Classroom classroom) => visitor.Actor is { } actor
        && endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().All(rule => rule switch
        {
            InClassAttribute inClass => AccessRules.Refuses(inClass.Action, actor, classroom, visitor.Own) is null,
            { Policy: Rule.SignedIn } => true,
            { Policy: Rule.Teacher } => AccessRules.RefusesNewClass(actor) is null,
            { Policy: Rule.Administrator } => actor.IsAdministrator,
            _ => throw new InvalidOperationException($"{endpoint.DisplayName} has a rule that this test does not know: {rule.Policy}."),
        });

    /// <summary>What lies behind the rule may still say no, in words of its own.</summary>
    static async Task<bool> ComesThroughAsync(RouteEndpoint endpoint, string address, Person browser)
    {
        var method = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods && !methods.Contains("GET")
            ? new HttpMethod(methods[0])
            : HttpMethod.Get;
        using var request = new HttpRequestMessage(method, address);
        if (method != HttpMethod.Get)
        {
            request.Content = JsonContent.Create(new { account = Guid.Empty });
        }

        using var answer = await browser.Client.SendAsync(request);
        if (answer.StatusCode == HttpStatusCode.Unauthorized
            || Person.Target(answer)?.Contains("/account/sign-in", StringComparison.Ordinal) == true)
        {
            return false;
        }

        // Where it is enough to be signed in, any other refusal is the service's own.
        var isForAll = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().All(rule => rule.Policy == Rule.SignedIn);
        var isRefused = (!isForAll && answer.StatusCode == HttpStatusCode.Forbidden)
            || (!isForAll && answer.StatusCode == HttpStatusCode.NotFound
                && (await answer.Content.ReadAsStringAsync()).Contains("There is nothing here for you", StringComparison.Ordinal));
        return !isRefused;
    }

    /// <summary>With the class's own ids; null for an address that cannot be asked so.</summary>
    static string? Address(RouteEndpoint endpoint, Support.Classes work)
    {
        var address = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
        foreach (var parameter in endpoint.RoutePattern.Parameters)
        {
            var value = parameter.Name.ToLowerInvariant() switch
            {
                "language" => "en",
                "classroom" => work.Classroom.Id.ToString(),
                "assignment" => work.Assignment.Id.ToString(),
                "item" => work.Assignment.Items[0].Id.ToString(),
                _ => Guid.NewGuid().ToString(),
            };
            var written = address[address.IndexOf("{" + parameter.Name, StringComparison.OrdinalIgnoreCase)..];
            address = address.Replace(written[..(written.IndexOf('}', StringComparison.Ordinal) + 1)], value, StringComparison.Ordinal);
        }

        return address;
    }
}
