using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Model;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace BackpropTutor.Web.Tests.Support;

/// <summary>Accounts that a test needs and is not about.</summary>
public static class Accounts
{
    public const string Password = "correct horse battery";

    /// <summary>A confirmed account with these roles on the site, and an administrator beside it, so that nobody is asked to set the site
    /// up.</summary>
    public static async Task<Account> NewAccountAsync(this Site site, string name = "Kim Ada", params string[] roles)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        if (roles is not [SiteRoles.Administrator, ..] && (await users.GetUsersInRoleAsync(SiteRoles.Administrator)).Count == 0)
        {
            await site.NewAccountAsync("Administrator", SiteRoles.Administrator);
        }

        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            Name = name,
            Email = $"{Guid.NewGuid():N}@school.example",
            EmailConfirmed = true
        };
        account.UserName = account.Email;
        Assert.True((await users.CreateAsync(account, Password)).Succeeded);
        Assert.True((await users.AddToRolesAsync(account, roles)).Succeeded);
        return account;
    }

    /// <summary>As the services know it.</summary>
    public static Actor Actor(this Account account, bool isTeacher = false, bool isAdministrator = false) =>
        new(account.Id, account.Name, isAdministrator, isTeacher);

    /// <summary>A browser in which that account is signed in.</summary>
    public static async Task<Person> SignInAsync(this Site site, Account account)
    {
        var person = new Person(site);
        using var answer = await person.SendAsync("/en/account/sign-in", "sign-in", ("email", account.Email!), ("password", Password));
        Assert.Equal("/en/classes", Person.Target(answer));
        return person;
    }
}
