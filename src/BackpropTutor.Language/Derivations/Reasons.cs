using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using static BackpropTutor.Language.Names;

namespace BackpropTutor.Language.Derivations;

/// <summary>The words beside the lines of a derivation.</summary>
static class Reasons
{
    /// <param name="through">The names in the step by which the variable reaches it; empty where it does not.</param>
    public static Bilingual BreakUp(string by, IReadOnlyCollection<string> through)
    {
        var names = string.Join(", ", through.Select(Display));
        return through.Count == 0 ? new($"{Display(by)} does not come in: here this is a constant.",
            $"{Display(by)}의 변화가 닿지 않아요. 여기서는 상수예요.")
            : through.Contains(by) ? new($"One step a line. Here {Display(by)} comes in.", $"한 줄에 한 단계씩 써요. {Display(by)}의 변화는 여기로 들어와요.")
            : new($"A nudge of {Display(by)} arrives here through {names}.", $"{Display(by)}의 변화가 {names}의 변화를 거쳐 여기에 도착해요.");
    }

    public static Bilingual Chain(string of, string by, int roads, int most) => roads == 1
        ? new($"There is one road from {Display(by)} to {Display(of)}: the chain rule multiplies the Jacobians along it. Sides that "
            + $"touch must agree.",
            $"{Display(by)}에서 {Display(of)}까지 길이 하나예요. 연쇄 법칙에 따라 그 길의 야코비 행렬을 곱해요. 맞닿는 크기는 서로 같아야 해요.")
        : roads <= most
            ? new($"There are {roads} roads from {Display(by)} to {Display(of)}: each is a product, and the roads add up.",
                $"{Display(by)}에서 {Display(of)}까지 길이 {roads}개예요. 길마다 곱하고, 그 곱을 모두 더해요.")
            : new($"There are more than {most} roads from {Display(by)} to {Display(of)}: going back step by step counts them all.",
                $"{Display(by)}에서 {Display(of)}까지 길이 {most}개가 넘어요. 한 단계씩 거꾸로 가면 모두 세어져요.");

    public static Bilingual Jacobian(LocalJacobian local) => local.Structure.Kind switch
    {
        JacobianKind.Identity => new(
            $"{Display(local.Of)} moves exactly as {Display(local.By)} does: the identity, which changes nothing in a product.",
            $"{Display(local.Of)}의 변화는 {Display(local.By)}의 변화와 똑같아요. 단위행렬이라 곱해도 그대로예요."),
        _ when local.Structure is { Rows: 1, Columns: 1 } => new("One number of one number: an ordinary derivative.",
            "수 하나를 수 하나로 미분하니 보통의 도함수예요."),
        _ when local.Structure.Rows == 1 => new($"One output, so one row: a slope for each entry of {Display(local.By)}.",
            $"출력이 하나이니 행이 하나예요. {Display(local.By)}의 성분마다 기울기가 하나씩 있어요."),
        JacobianKind.Diagonal => new(
            $"Each entry of {Display(local.Of)} depends on the same entry of {Display(local.By)} alone: only the diagonal is left.",
            $"{Display(local.Of)}의 각 성분은 {Display(local.By)}의 같은 자리 성분에만 의존해요. 그래서 대각선만 남아요."),
        _ when local.Matrix is not null => new(
            $"{Display(local.Of)} is linear in {Display(local.By)}: the matrix that multiplies it is the Jacobian.",
            $"{Display(local.Of)}의 식은 {Display(local.By)}에 대해 일차예요. 곱해지는 행렬이 그대로 야코비 행렬이에요."),
        _ => new(
            $"Written out it would have {local.Size} entries, so nobody forms it: only what it does to a gradient δ that comes back is "
            + $"needed.",
            $"모두 적으면 {local.Size}나 되므로 아무도 만들지 않아요. 돌아온 기울기 δ를 어떻게 바꾸는지만 알면 돼요."),
    };

    public static Bilingual Backward(NamedStep step, NamedSteps steps)
    {
        var users = steps.UsersOf(step.Name);
        if (users.Length > 1)
        {
            var names = string.Join(", ", users.Select(user => Display(user.Name)));
            return new($"{names} use {Display(step.Name)}: what each sends back adds up.",
                $"{names}에서 {Display(step.Name)}의 값을 쓰므로 저마다 돌려보내는 것을 더해요.");
        }

        if (users is not [var user])
        {
            return new("Nothing comes back here.", "여기로는 아무것도 돌아오지 않아요.");
        }

        var local = LocalJacobian.Between(user, step.Name);
        var (isOutput, kind) = (ReferenceEquals(user, steps.Output), local.Structure.Kind);
        return isOutput ? new(
            $"The pass begins at {Display(user.Name)} with 1, so this is the local gradient itself, in the shape of {Display(step.Name)}.",
                $"{Display(user.Name)}에서 1로 시작하니 국소 기울기 그대로이고, 모양은 {Display(step.Name)}의 모양이에요.")
            : kind == JacobianKind.Identity ? new("Times the identity: handed on as it is.", "단위행렬을 곱하니 그대로 넘어가요.")
            : kind == JacobianKind.Diagonal && !step.Node.Shape.IsScalar
                ? new("A row times a diagonal matrix scales entry by entry: the product ⊙.", "행벡터에 대각행렬을 곱하면 성분마다 곱하는 것과 같아요. 그래서 ⊙이에요.")
            : kind == JacobianKind.Zero ? new("No slope: nothing passes.", "기울기가 없어 아무것도 지나가지 못해요.")
            : local.Matrix is null && user.Body.Op is not MatMul && !step.Node.Shape.IsMatrix
                ? new("Upstream times local, without forming the Jacobian.", "상류 기울기 × 국소 기울기예요. 야코비 행렬은 만들지 않아요.")
            : new(
                $"Upstream times local, arranged in the shape of {Display(step.Name)}: that is where the transposes come from.",
                $"상류 기울기 × 국소 기울기를 {Display(step.Name)}의 모양으로 놓은 거예요. 전치는 여기에서 생겨요.");
    }

    public static Bilingual Unused(string name) => new($"The output does not depend on {Display(name)}.",
        $"출력은 {Display(name)}에 의존하지 않아요.");

    public static Bilingual Result(string by, string size) => new(
        $"Put together, with nothing but the names of the function. It has the shape of {Display(by)}, {size}, as it should.",
        $"모두 합쳐 함수에 나오는 이름만으로 썼어요. 모양도 {Display(by)}의 모양({size})과 같으니 맞아요.");
}
