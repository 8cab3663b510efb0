using System.Globalization;
using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Classes;
using BackpropTutor.Classrooms.Model;
using BackpropTutor.Web.Accounts.Rules;
using BackpropTutor.Web.Staff.Ground;
using BackpropTutor.Web.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BackpropTutor.Web.Tests.Staff;

/// <summary>
/// Every page and file of the staff × every role × the own and a neighbour's class, made from the endpoints themselves: what the rule of
/// the domain says is what one gets.
/// </summary>
public sealed class MatrixTests(LessonSite site)
{
    [Fact]
    public async Task WhatTheRulesSayIsWhatEachRoleGets()
    {
        var faculty = await Faculty.OpenAsync(site, 1);
        var neighbour = await Faculty.OpenAsync(site, 1);
        var (assistant, place) = await faculty.AddLearnerAsync("Assistant");
        var people = faculty.Get<PeopleService>();
        (await people.SetRoleAsync(faculty.Actor, faculty.Classroom.Id, place.Id, ClassRole.Assistant)).Expect();
        (Account Account, ClassRole? Own, bool IsTeacher, bool IsAdministrator)[] roles =
        [
            (faculty.Learners[0].Account, ClassRole.Learner, false, false), (assistant, ClassRole.Assistant, false, false),
            (faculty.Teacher, ClassRole.Teacher, true, false), (neighbour.Teacher, null, true, false),
            (neighbour.Learners[0].Account, null, false, false),
            (await site.NewAccountAsync("Ada", SiteRoles.Administrator), null, false, true),
        ];
        var endpoints = Endpoints();
        Assert.True(endpoints.Count > 18);
        List<string> wrong = [];
        foreach (var role in roles)
        {
            using var person = await site.SignInAsync(role.Account);
            foreach (var endpoint in endpoints)
            {
                var path = AddressOf(endpoint, faculty);
                using var answer = await person.GetAsync(path);
                var expected = ExpectedOf(endpoint, role.Own, role.IsTeacher, role.IsAdministrator);
                if ((int)answer.StatusCode != expected)
                {
                    wrong.Add(string.Create(
                        CultureInfo.InvariantCulture, $"{role.Account.Name} {path}: {(int)answer.StatusCode} instead of {expected}"));
                }
            }
        }

        using var nobody = new Person(site);
        foreach (var path in endpoints.Select(endpoint => AddressOf(endpoint, faculty)))
        {
            using var answer = await nobody.GetAsync(path);
            Assert.StartsWith("/en/account/sign-in?back=", Person.Target(answer), StringComparison.Ordinal);
        }

        Assert.Empty(wrong);
    }

    List<RouteEndpoint> Endpoints() =>
    [
        .. site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.Contains($"/{StaffAddress.Segment}/", StringComparison.Ordinal)
                && !endpoint.RoutePattern.RawText.Contains("exercises/{", StringComparison.Ordinal))
            .DistinctBy(endpoint => endpoint.RoutePattern.RawText),
    ];

    static string AddressOf(RouteEndpoint endpoint, Faculty faculty) => endpoint.RoutePattern.RawText!
        .Replace("{language}", "en", StringComparison.Ordinal)
        .Replace("{classroom:guid}", faculty.Classroom.Id.ToString(), StringComparison.Ordinal)
        .Replace("{assignment:guid}", faculty.Assignment.Id.ToString(), StringComparison.Ordinal)
        .Replace("{learner:guid}", faculty.Learners[0].Enrolment.Id.ToString(), StringComparison.Ordinal);

    static int ExpectedOf(RouteEndpoint endpoint, ClassRole? own, bool isTeacher, bool isAdministrator)
    {
        var actor = new Actor(Guid.NewGuid(), "Somebody", isAdministrator, isTeacher);
        var refusal = endpoint.Metadata.GetMetadata<InClassAttribute>() is { } rule
            ? AccessRules.Refuses(rule.Action, actor, NoClass, own is { } role ? new() { Name = actor.Name, Role = role } : null)
            : endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy switch
            {
                Rule.SignedIn => null,
                Rule.Teacher => AccessRules.RefusesNewClass(actor),
                Rule.Administrator => AccessRules.RefusesAdministration(actor),
                var other => throw new InvalidOperationException($"{endpoint.DisplayName} has the rule “{other}”: say here what it means."),
            };
        return refusal is null ? 200 : Refusals.StatusOf(refusal.Kind);
    }

    static Classroom NoClass { get; } = new() { Name = "Any", Zone = "UTC", JoinCode = "" };
}
