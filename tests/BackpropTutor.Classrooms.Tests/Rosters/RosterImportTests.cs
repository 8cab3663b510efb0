using System.Text;
using BackpropTutor.Classrooms.Classes;
using BackpropTutor.Classrooms.Model;
using BackpropTutor.Classrooms.Rosters;
using BackpropTutor.Classrooms.Tests.Support;

namespace BackpropTutor.Classrooms.Tests.Rosters;

public sealed class RosterImportTests(PostgresServer server)
{
    [Theory]
    [CombinatorialStores]
    public async Task AnImportAddsAndChangesAndRemovesNobody(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        var classroom = await school.NewClassAsync();
        await ImportAsync(school, classroom, "name,email,id,section\nLee,lee@x.example,1,A\nPark,park@x.example,2,A\nChoi,,3,B\n");

        var second = await ImportAsync(school, classroom,
            "name,email,id,section\nLee Minho,lee@x.example,1,B\nPark,park@x.example,2,A\nJung,jung@x.example,,B\n");

        Assert.Equal([RosterChangeKind.Changed, RosterChangeKind.Untouched, RosterChangeKind.Added],
            second.Changes.Select(change => change.Kind));
        Assert.Equal(["name: Lee → Lee Minho", "section: A → B"], second.Changes[0].Changes);
        Assert.Equal(["Choi", "Kim"], second.NotNamed.Select(row => row.Name).Order());
        var people = (await school.Get<PeopleService>().ListAsync(school.Teacher, classroom.Id)).Expect();
        Assert.Equal(["Choi", "Jung", "Kim", "Lee Minho", "Park"], people.Select(row => row.Name));
    }

    [Theory]
    [CombinatorialStores]
    public async Task APreviewKeepsNothing(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        var classroom = await school.NewClassAsync();

        var preview = (await school.Get<RosterService>()
            .ImportAsync(school.Teacher, classroom.Id, "name,section\nLee,A\n"u8.ToArray(), really: false)).Expect();

        Assert.Single(preview.Changes);
        Assert.Single((await school.Get<PeopleService>().ListAsync(school.Teacher, classroom.Id)).Expect());
        Assert.Empty((await school.Get<PeopleService>().ListSectionsAsync(school.Teacher, classroom.Id)).Expect());
    }

    [Theory]
    [CombinatorialStores]
    public async Task AListOfLearnersMakesNoLearnerOfAnAssistant(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        var classroom = await school.NewClassAsync();
        await ImportAsync(school, classroom, "name,id,role\nLee,1,TA\n");

        await ImportAsync(school, classroom, "name,id\nLee,1\n");

        var people = (await school.Get<PeopleService>().ListAsync(school.Teacher, classroom.Id)).Expect();
        Assert.Equal(ClassRole.Assistant, people.Single(row => row.Name == "Lee").Role);
    }

    [Theory]
    [CombinatorialStores]
    public async Task WhoeverConfirmsTheAddressTakesThePlace(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        var classroom = await school.NewClassAsync();
        var learner = await school.NewActorAsync("이하늘");
        await using var context = await school.OpenContextAsync();
        var account = await context.Users.FindAsync(learner.AccountId);
        await ImportAsync(school, classroom, $"name,email,id\n이하늘,{account!.Email!.ToUpperInvariant()},7\n");

        Assert.Equal(1, await school.Get<JoinService>().ClaimAllAsync(learner));

        var people = (await school.Get<PeopleService>().ListAsync(school.Teacher, classroom.Id)).Expect();
        Assert.Equal(("7", learner.AccountId), people.Where(row => row.Name == "이하늘").Select(row => (row.RosterId, row.AccountId!.Value))
            .Single());
    }

    [Theory]
    [CombinatorialStores]
    public async Task TwoOfOneNameAreTwoPeople(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        var classroom = await school.NewClassAsync();

        await ImportAsync(school, classroom, "name\nKim Minsu\nKim Minsu\n");
        var again = await ImportAsync(school, classroom, "name,id\nKim Minsu,1\nKim Minsu,2\n");

        Assert.Equal([RosterChangeKind.Changed, RosterChangeKind.Added], again.Changes.Select(change => change.Kind));
    }

    [Theory]
    [CombinatorialStores]
    public async Task WhomAFileNamesTwiceIsOnePerson(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        var classroom = await school.NewClassAsync();

        var preview = await ImportAsync(school, classroom, "name,email,id\nLee,,1\nLee Again,,1\nPark,p@x.example,\nPark,p@x.example,\n");

        Assert.Equal(["Lee", "Park"], preview.Changes.Select(change => change.Row.Name));
        Assert.Equal([3, 5], preview.File.Problems.Select(problem => problem.Line));
    }

    static async Task<RosterPreview> ImportAsync(School school, Classroom classroom, string text) =>
        (await school.Get<RosterService>().ImportAsync(school.Teacher, classroom.Id, Encoding.UTF8.GetBytes(text), really: true)).Expect();
}
