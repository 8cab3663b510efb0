using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Classrooms.Assignments;

/// <summary>What an assignment can be.</summary>
static class AssignmentLimits
{
    const int LongestTitle = 200;
    const int LongestIntroduction = 20_000;
    const int MostAttempts = 1000;
    const double MostPoints = 10_000;

    public static Refusal? Refuses(AssignmentEdit edit) =>
        string.IsNullOrWhiteSpace(edit.Title) || edit.Title.Length > LongestTitle || edit.Introduction.Length > LongestIntroduction
            ? Refusal.Invalid($"An assignment has a title of at most {LongestTitle} characters.", $"과제 제목은 {LongestTitle}자 이하여야 해요.")
        : edit.DueAt <= edit.OpensAt
            ? Refusal.Invalid("It is due before it opens: put the due date after the opening.", "열리기 전에 마감돼요. 마감을 여는 시각 뒤로 옮기세요.")
        : edit.LateUntil <= edit.DueAt
            ? Refusal.Invalid("Late answers end before the due date: put that date later, or leave it out.",
                "늦은 제출이 마감보다 먼저 끝나요. 더 뒤로 옮기거나 비우세요.")
        : RefusesNumbers(edit) ?? (edit.Items.Count > Assignment.MostItems ? TooManyItems : null);

    static Refusal? RefusesNumbers(AssignmentEdit edit) =>
        edit.LateShare is not (>= 0 and <= 1) || edit.AttemptCost is not (>= 0 and <= 1) || edit.HintCost is not (null or (>= 0 and <= 1))
            ? Refusal.Invalid("Shares lie between 0 and 1.", "비율은 0과 1 사이예요.")
        : edit.MostAttempts is not (null or (>= 1 and <= MostAttempts))
            ? Refusal.Invalid($"Attempts lie between 1 and {MostAttempts}.", $"시도 횟수는 1~{MostAttempts}회예요.")
        : edit.Weight is not (>= 0 and <= MostPoints) || edit.Items.Any(item => item.Points is not (>= 0 and <= MostPoints))
            ? Refusal.Invalid($"Points and weights lie between 0 and {MostPoints}.", $"배점과 가중치는 0~{MostPoints}이에요.")
        : edit.Items.Any(item => string.IsNullOrWhiteSpace(item.Title) || item.Title.Length > LongestTitle)
            ? Refusal.Invalid("Each exercise has a title for the gradebook.", "문제마다 성적표에 쓸 제목이 있어야 해요.")
        : null;

    static Refusal TooManyItems { get; } = Refusal.Invalid(
        $"An assignment has at most {Assignment.MostItems} exercises.", $"과제 하나에는 문제가 {Assignment.MostItems}개까지 들어가요.");
}
