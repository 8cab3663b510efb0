namespace BackpropTutor.Web.Staff.Exercises;

/// <summary>What stands in a new exercise: the smallest text that the check finds sound, to be written over.</summary>
static class Beginning
{
    public const string Facts = """
        models:
          m:
            program: y = w*x
            values: {w: 3, x: 2}
        exercises:
          a:
            kind: number
            model: m
            ask:
              en: "What is the slope of $y = w x$ along $x$ for $w = \\val{m: w}$ and $x = \\val{m: x}$?"
              ko: "$w = \\val{m: w}$, $x = \\val{m: x}$일 때 $y = w x$를 $x$로 미분한 값은 얼마인가요?"
            answer: dy/dx
            expected: 3

        """;

    public const string English = """
        A sentence before the question.

        ::: exercise a

        """;

    public const string Korean = """
        질문 앞의 한 문장이에요.

        ::: exercise a

        """;
}
