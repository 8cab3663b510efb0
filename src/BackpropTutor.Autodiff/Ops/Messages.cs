using System.Globalization;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>Sentences that more than one op says.</summary>
static class Messages
{
    public static Bilingual DoNotBroadcast(string sign, Shape left, Shape right) => new(
        $"“{sign}” works entry by entry, and a {left} with a {right} has no common shape.",
        $"“{sign}”는 원소별 연산인데, {left}와 {right}는 공통 모양으로 맞출 수 없어요.");

    public static Bilingual OutsideDomain(string name, double x) => new(
        $"{name} is not defined at {Print(x)}.",
        $"{name}은(는) {Print(x)}에서 정의되지 않아요.");

    public static Bilingual AtKink(string name, double x) => new(
        $"{name} has no derivative at {Print(x)}: its slope is not the same from both sides there, or not finite.",
        $"{name}은(는) {Print(x)}에서 미분할 수 없어요. 좌우의 기울기가 다르거나 유한하지 않아요.");

    public static Bilingual Jumps(string sign, double x) => new(
        $"Both sides of “{sign}” are {Print(x)}: the comparison may jump there, and has no derivative.",
        $"“{sign}”의 양쪽이 모두 {Print(x)}이에요. 비교 결과가 여기서 바뀔 수 있어서 도함수가 정의되지 않아요.");

    public static Bilingual Tie(string name, double x) => new(
        $"{name} has a tie at {Print(x)}: the gradient is not defined there.",
        $"{name}에서 {Print(x)}(으)로 값이 같아요. 이때는 기울기가 정의되지 않아요.");

    public static Bilingual NoSuchAxis(int axis, Shape shape) => new(
        $"axis={axis} is none of the axes of a {shape}: it has {shape.Rank}, counted from 0.",
        $"axis={axis}: {shape}에는 그런 축이 없어요. 축은 0부터 세어 {shape.Rank}개예요.");

    public static string Print(double x) => x.ToString("G6", CultureInfo.InvariantCulture);
}
