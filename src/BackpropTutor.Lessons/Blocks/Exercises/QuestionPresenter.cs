using System.Collections.Concurrent;
using System.Collections.Immutable;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Lessons.Checking;

namespace BackpropTutor.Lessons.Blocks.Exercises;

/// <summary>
/// Shows what belongs to one kind of question: how a typed answer was understood, and the way to the right one. It is found by the kind:
/// the one heir of <see cref="PresenterOf{TQuestion}"/> for it in this assembly.
/// </summary>
public abstract class QuestionPresenter
{
    static readonly ConcurrentDictionary<Type, QuestionPresenter> Found = new();

    /// <exception cref="NotSupportedException">No presenter is written for this kind.</exception>
    public static QuestionPresenter Of(Question question) => Found.GetOrAdd(question.GetType(), Find);

    /// <summary>How a text is understood while it is typed. It says nothing of right or wrong.</summary>
    public AnswerReading Read(AnswerKey key, string text) => string.IsNullOrWhiteSpace(text) ? new(text) : ReadTyped(key, text);

    /// <summary>The way to the answer. It holds the key: only for a question that is solved or given up.</summary>
    public abstract WorkedSolution Solve(ExerciseVariant variant);

    /// <summary>Lines of code that the question shows.</summary>
    public virtual ImmutableArray<string> Listing(Question question) => [];

    /// <param name="text">Holds more than blanks.</param>
    protected virtual AnswerReading ReadTyped(AnswerKey key, string text) => new(text);

    static QuestionPresenter Find(Type question)
    {
        var wanted = typeof(PresenterOf<>).MakeGenericType(question);
        var presenter = Array.Find(typeof(QuestionPresenter).Assembly.GetTypes(), type => !type.IsAbstract && type.IsSubclassOf(wanted));
        return presenter is not null
            ? (QuestionPresenter)Activator.CreateInstance(presenter)!
            : throw new NotSupportedException(
                $"No presenter knows {question.Name}: write a PresenterOf<{question.Name}> in a folder of Blocks/Exercises.");
    }
}
