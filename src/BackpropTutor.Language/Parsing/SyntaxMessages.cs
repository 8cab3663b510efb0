using BackpropTutor.Autodiff;
using BackpropTutor.Language.Lexing;

namespace BackpropTutor.Language.Parsing;

/// <summary>What the parser has to say.</summary>
static class SyntaxMessages
{
    public static Bilingual Nothing { get; } = new("There is nothing to read: type a formula.", "읽을 식이 없어요. 식을 입력해 주세요.");

    public static Bilingual ValueExpected(string found) => found.Length == 0
        ? new("The formula stops too early: a value is expected here.", "식이 중간에 끝났어요. 여기에 값이 와야 해요.")
        : new($"A value is expected here, but “{found}” was found.", $"여기에는 값이 와야 하는데 “{found}” 기호가 있어요.");

    public static Bilingual Unexpected(string found) => new(
        $"“{found}” does not fit here: the formula before it is complete.",
        $"“{found}” 기호는 여기에 올 수 없어요. 그 앞에서 식이 이미 끝났어요.");

    public static Bilingual UnknownCharacter(string found) => Latex.Accents.ContainsKey(found.TrimStart('\\'))
        ? new($"“{found}” stands over one name, as in {found}{{y}}.", $"“{found}”는 {found}{{y}}처럼 이름 하나 위에만 쓸 수 있어요.")
        : found.StartsWith('\\')
        ? new($"The command “{found}” is not part of the answer language.", $"“{found}” 명령은 답안 언어에 없어요.")
        : new($"The character “{found}” is not part of the answer language.", $"“{found}” 문자는 답안 언어에 없어요.");

    public static Bilingual NeverClosed(string bracket) => new(
        $"The “{bracket}” that opens here is never closed.",
        $"여기서 연 “{bracket}” 괄호를 닫지 않았어요.");

    public static Bilingual NeverOpened(string bracket) => new(
        $"This “{bracket}” closes nothing: no bracket of its kind is open.",
        $"이 “{bracket}” 괄호에 짝이 되는 여는 괄호가 없어요.");

    public static Bilingual TwoNumbers { get; } = new(
        "Two numbers stand side by side: put an operator between them, or a comma inside brackets.",
        "숫자 두 개가 나란히 있어요. 사이에 연산자를 쓰거나, 괄호 안이라면 쉼표를 넣어 주세요.");

    public static Bilingual ChainedComparison { get; } = new(
        "Comparisons cannot be chained: write each one in brackets and multiply them, as in (0 < z) * (z < 1).",
        "비교는 이어서 쓸 수 없어요. (0 < z) * (z < 1)처럼 하나씩 괄호로 묶어 곱해 주세요.");

    public static Bilingual NotEqual { get; } = new(
        "“!=” is not part of the answer language: write 1 - (a == b).",
        "“!=” 기호는 답안 언어에 없어요. 1 - (a == b)처럼 써 주세요.");

    public static Bilingual IndexNotation { get; } = new(
        "Index notation such as \\sum_i is not read: write the sum over all entries as sum(x), or as a product such as u' x.",
        "\\sum_i 같은 첨자 표기는 읽지 않아요. 모든 원소의 합은 sum(x), 또는 u' x 같은 곱으로 써 주세요.");

    public static Bilingual LimitsOfIndicator { get; } = new(
        "1[…] is an indicator and needs a comparison inside, as in 1[z > 0].",
        "1[…]은 지시 함수라서 안에 비교가 있어야 해요. 예: 1[z > 0]");

    public static Bilingual IndexExpected { get; } = new(
        "Inside index brackets whole numbers stand, counted from 0, or a “:” for all of an axis: W[1, 2], X[0, :].",
        "인덱스 괄호 안에는 0부터 세는 정수나 축 전체를 뜻하는 “:”만 쓸 수 있어요. 예: W[1, 2], X[0, :]");

    public static Bilingual NoStride { get; } = new(
        "Slices with a step are not read: of a:b:c only a:b.",
        "간격이 있는 슬라이스는 읽지 않아요. a:b:c에서 a:b까지만 읽어요.");

    public static Bilingual OnlyWholeSlices { get; } = new(
        "Of slices only “:” alone is read, which takes the whole axis.",
        "슬라이스는 축 전체를 뜻하는 “:”만 읽어요.");

    public static Bilingual TargetExpected { get; } = new(
        "Left of “=” one name must stand, or several separated by commas.",
        "“=” 왼쪽에는 이름 하나(또는 쉼표로 구분한 이름들)가 와야 해요.");

    public static Bilingual CountsDiffer(int targets, int values) => new(
        $"{targets} names stand left of “=”, but {values} values right of it.",
        $"“=” 왼쪽에는 이름이 {targets}개, 오른쪽에는 값이 {values}개 있어요.");

    public static Bilingual OneAssignment { get; } = new(
        "One statement assigns once: start a new line for the second “=”. To compare, write “==”.",
        "한 문장에서는 한 번만 대입할 수 있어요. 두 번째 “=”는 새 줄에 써 주세요. 비교는 “==”예요.");

    public static Bilingual NotAComputation(string word) => new(
        $"“{word}” statements are not read: only definitions, updates and for … in range(…) are.",
        $"“{word}” 문은 읽지 않아요. 정의와 갱신, for … in range(…)만 읽어요.");

    public static Bilingual OnlyRangeLoops { get; } = new(
        "Of loops only “for … in range(…):” is read.",
        "반복문은 “for … in range(…):” 모양만 읽어요.");

    public static Bilingual ListOutsideBrackets { get; } = new(
        "Values separated by commas need brackets: [1, 2].",
        "쉼표로 나열한 값은 대괄호로 묶어 주세요. 예: [1, 2]");

    public static Bilingual DecimalComma(string typed) => new(
        $"“{typed}”: a comma separates values here. Write decimals with a point: {DecimalCommas.WithPoints(typed)}.",
        $"“{typed}”: 여기에서 쉼표는 값을 구분해요. 소수는 {DecimalCommas.WithPoints(typed)}처럼 점으로 써 주세요.");

    public static Bilingual BlanksSeparate { get; } = new(
        "Inside square brackets a blank separates entries, so this can be read in two ways: put commas between entries, and * between "
        + "factors.",
        "대괄호 안에서는 빈칸이 원소를 구분해서 두 가지로 읽힐 수 있어요. 원소 사이에는 쉼표를, 곱하는 것 사이에는 *를 써 주세요.");

    public static Bilingual CaseNeedsCondition { get; } = new(
        @"Each line of cases has a value and its condition: 1 & z > 0.",
        @"cases의 줄마다 값과 조건이 있어야 해요. 예: 1 & z > 0");

    public static Bilingual KeywordTwice(string name) => new($"“{name}=” is given twice.", $"“{name}=” 인자가 두 번 있어요.");

    public static Bilingual OnlyTwoNorm { get; } = new(
        "Of norms only ‖x‖ (the square root of the sum of squares) is read; for the sum of absolute values write sum(abs(x)).",
        "노름은 ‖x‖(제곱합의 제곱근)만 읽어요. 절댓값의 합은 sum(abs(x))로 써 주세요.");

    public static Bilingual TooLong(int length) => new(
        $"The text has {length} characters; at most {Limits.Characters} are read.",
        $"글자가 {length}개예요. 최대 {Limits.Characters}개까지 읽어요.");

    public static Bilingual TooDeep { get; } = new(
        $"Too many brackets inside brackets: at most {Limits.Nesting} levels are read. Give the inner parts names.",
        $"괄호가 너무 깊어요. {Limits.Nesting}단계까지만 읽어요. 안쪽 식에 이름을 붙여 주세요.");

    public static Bilingual MethodExpected { get; } = new(
        "After “.” a method stands, as in W.T, x.dot(y) or x.sum(axis=0).",
        "“.” 뒤에는 W.T, x.dot(y), x.sum(axis=0) 같은 메서드가 와야 해요.");

    public static Bilingual MatrixEnvironment(string name) => new(
        $"The environment “{name}” is not read: write bmatrix, pmatrix or matrix.",
        $"“{name}” 환경은 읽지 않아요. bmatrix, pmatrix, matrix를 써 주세요.");

    public static Bilingual SquareRootIndex { get; } = new(
        "Only square roots are read: write other roots as powers, as in x^(1/3).",
        "제곱근만 읽어요. 다른 근은 x^(1/3)처럼 거듭제곱으로 써 주세요.");
}
