using System.Diagnostics;
using BackpropTutor.Classrooms.Assignments;
using BackpropTutor.Classrooms.Data;
using BackpropTutor.Classrooms.Gradebooks;
using BackpropTutor.Classrooms.Model;
using BackpropTutor.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Web.Tests.Staff;

/// <summary>A class of 200 with 40 exercises and an answer to each of them.</summary>
static class LargeClass
{
    public const int Learners = 200;

    public const int Items = 40;

    public static async Task<Faculty> OpenAsync(Site site)
    {
        var faculty = await Faculty.OpenAsync(site);
        var (assignments, first) = (faculty.Get<AssignmentService>(), faculty.Assignment);
        var own = (await faculty.Get<OwnExerciseService>().ListAsync(faculty.Actor)).Single();
        var edit = new AssignmentEdit(
            first.Title, "", first.OpensAt, first.DueAt, null, 0, null, 0, true, null, SolutionRule.Never, false, 1, true,
            [
                .. first.Items.Select(item => new ItemEdit(item.Id, item.Title, item.Points)),
                .. Enumerable.Range(3, Items - 2).Select(number => new ItemEdit(null, $"1b{number}", 5, null, own.Id, "b")),
            ]);
        var assignment = (await assignments.EditAsync(faculty.Actor, first.Id, edit)).Expect();
        await using var context = await faculty.Get<IDbContextFactory<ClassroomsContext>>().CreateDbContextAsync();
        foreach (var number in Enumerable.Range(0, Learners))
        {
            var learner = new Enrolment
            {
                ClassroomId = faculty.Classroom.Id,
                Name = $"L{number:000}",
                Role = ClassRole.Learner,
                AddedAt = first.OpensAt,
            };
            context.Enrolments.Add(learner);
            context.Submissions.AddRange(assignment.Items.Select((item, place) => new Submission
            {
                ClientKey = Guid.NewGuid(),
                ItemId = item.Id,
                EnrolmentId = learner.Id,
                VersionId = item.VersionId,
                At = first.OpensAt.AddMinutes(1),
                Answer = "2*w*x",
                Canonical = "2*w*x",
                Outcome = (number + place) % 3 == 0 ? AnswerOutcome.Wrong : AnswerOutcome.Correct,
                Score = (number + place) % 3 == 0 ? 0 : 1,
            }));
        }

        await context.SaveChangesAsync();
        return faculty;
    }

    /// <summary>How long the gradebook takes to be computed, in milliseconds, five times.</summary>
    public static async Task<long[]> ServerTimesAsync(Faculty faculty)
    {
        var times = new long[5];
        for (var turn = 0; turn < times.Length; turn++)
        {
            var start = Stopwatch.StartNew();
            var book = (await faculty.Get<GradebookService>().ReadAsync(faculty.Actor, faculty.Classroom.Id)).Expect();
            Assert.Equal((Learners, Items), (book.Rows.Count, book.Columns.Count));
            times[turn] = start.ElapsedMilliseconds;
        }

        return times;
    }
}
