using System.Collections.Concurrent;
using BackpropTutor.Autodiff;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Language;

namespace BackpropTutor.Grading.Judging;

/// <summary>
/// Judges the answers to one kind of question, and checks such a question before anybody answers it. It is found by the kind: the one heir
/// of <see cref="JudgeOf{TQuestion}"/> for it in the assembly of the question.
/// </summary>
public abstract class AnswerJudge
{
    static readonly ConcurrentDictionary<Type, AnswerJudge> Found = new();

    /// <exception cref="NotSupportedException">No judge is written for this kind.</exception>
    public static AnswerJudge Of(Question question) => Found.GetOrAdd(question.GetType(), Find);

    /// <summary>The exercise has no faults, and the answer is bounded by the language that reads it.</summary>
    public abstract Verdict Grade(AnswerKey key, string answer);

    /// <summary>What the author has to mend, and what was tried.</summary>
    public abstract CheckReport SelfCheck(AnswerKey key);

    /// <summary>
    /// The rungs of help for this kind of question, each a little more; null leaves them to the backward pass of what is asked.
    /// </summary>
    /// <param name="isShown">Whether the page shows a name of the program, by its canonical name: no other is told.</param>
    public virtual IEnumerable<Bilingual>? Hints(Question question, Program program, Func<string, bool> isShown) => null;

    static AnswerJudge Find(Type question)
    {
        var wanted = typeof(JudgeOf<>).MakeGenericType(question);
        var judge = Array.Find(question.Assembly.GetTypes(), type => !type.IsAbstract && type.IsSubclassOf(wanted));
        return judge is null
            ? throw new NotSupportedException($"No judge knows {question.Name}: write a JudgeOf<{question.Name}> beside it.")
            : (AnswerJudge)Activator.CreateInstance(judge)!;
    }
}
