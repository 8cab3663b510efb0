using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Verdicts;

namespace BackpropTutor.Grading.Judging;

/// <summary>The judge of one kind of question.</summary>
public abstract class JudgeOf<TQuestion> : AnswerJudge
    where TQuestion : Question
{
    public sealed override Verdict Grade(AnswerKey key, string answer) => Grade(key, (TQuestion)key.Exercise.Question, answer);

    public sealed override CheckReport SelfCheck(AnswerKey key) => SelfCheck(key, (TQuestion)key.Exercise.Question);

    protected abstract Verdict Grade(AnswerKey key, TQuestion question, string answer);

    protected abstract CheckReport SelfCheck(AnswerKey key, TQuestion question);
}
