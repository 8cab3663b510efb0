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
        $"{name} has a kink at {Print(x)}: its derivative is not defined there.",
        $"{name}은(는) {Print(x)}에서 꺾여서 도함수가 정의되지 않아요.");

    public static string Print(double x) => x.ToString("G6", CultureInfo.InvariantCulture);
}
