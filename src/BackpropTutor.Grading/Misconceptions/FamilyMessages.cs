using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Graphs;

namespace BackpropTutor.Grading.Misconceptions;

/// <summary>Says what several explanations of one answer have in common: the place, or the kind of slip.</summary>
static class FamilyMessages
{
    static readonly Dictionary<string, Family> Of = Misconception.All.ToDictionary(misconception => misconception.Id,
        misconception => misconception.Family, StringComparer.Ordinal);

    public static Bilingual Common(IReadOnlyList<WrongAnswer> answers, Func<Node, string?> nameOf)
    {
        if (answers[0].At is { } at && nameOf(at) is { } name && answers.All(answer => ReferenceEquals(answer.At, at)))
        {
            return new(
                $"Several slips give this answer; all of them are made at {name}, so look at that step.",
                $"이 답이 나오는 실수가 여러 가지예요. 모두 {name} 단계에서 생기니 그 단계를 살펴보세요.");
        }

        var kinds = answers.Select(answer => Of.TryGetValue(answer.Id, out var family) ? family : (Family?)null).Distinct().ToArray();
        var said = kinds is [{ } only]
            ? Sentence(only) : new("each leads to the same result here, so more than one step is worth a look",
            "여기서는 모두 같은 결과가 되니 여러 단계를 살펴볼 만해요");
        return new($"Several slips give this answer: {said.English}.", $"이 답이 나오는 실수가 여러 가지예요. {said.Korean}.");
    }

    static Bilingual Sentence(Family family) => family switch
    {
        Family.Missing => new("in each of them something is left out on the way", "모두 중간에 무언가가 빠진 경우예요"),
        Family.Orientation => new("in each of them the factors are right and turned the wrong way", "모두 인수는 맞지만 방향이 잘못된 경우예요"),
        Family.Factor => new("each is off by a factor or a sign", "모두 상수배나 부호가 틀린 경우예요"),
        Family.Combination => new("in each of them the right pieces are put together in the wrong way", "모두 재료는 맞지만 합치는 방법이 잘못된 경우예요"),
        _ => new("in each of them another value stands where the right one should", "모두 맞는 값 자리에 다른 값을 쓴 경우예요"),
    };
}
