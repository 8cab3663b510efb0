using System.Collections.Immutable;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Language.Binding;

/// <summary>What the binder has to say: names, shapes, sizes, and how it read what could be read in two ways.</summary>
static class BindingMessages
{
    public static Bilingual InPlace(string typed, Bilingual fault) => new($"In “{typed}”: {fault.English}", $"“{typed}”: {fault.Korean}");

    public static Bilingual InCall(string typed, ImmutableArray<Shape> shapes, Bilingual fault) => new(
        $"In “{typed}”, with {string.Join(" and ", shapes)}: {fault.English}",
        $"“{typed}”(인수의 모양: {string.Join(", ", shapes)}): {fault.Korean}");

    public static Bilingual DoesNotJoin(string left, Shape leftShape, string sign, string right, Shape rightShape, Bilingual fault) => new(
        $"“{left}” is {leftShape} and “{right}” is {rightShape}, which “{sign}” cannot join. {fault.English}",
        $"“{left}”의 모양은 {leftShape}, “{right}”의 모양은 {rightShape}라서 “{sign}” 연산을 할 수 없어요. {fault.Korean}");

    public static Bilingual NoProduct(string left, Shape leftShape, string sign, string right, Shape rightShape) => new(
        $"“{left}” is {leftShape} and “{right}” is {rightShape}, which “{sign}” cannot join: the inner dimensions {leftShape.Columns} "
        + $"and {rightShape.Rows} differ, and so do the shapes. Should one of them be transposed?",
        $"“{left}”의 모양은 {leftShape}, “{right}”의 모양은 {rightShape}라서 “{sign}” 연산을 할 수 없어요. 안쪽 차원 {leftShape.Columns}, {rightShape.Rows}이 "
        + $"다르고 모양도 서로 달라요. 한쪽을 전치해야 할까요?");

    public static Bilingual RowWithVector(string typed, string sign, Shape left, Shape right) => new(
        $"In “{typed}”, “{sign}” would join a {left} with a {right}: one is a row, the other a column. Transpose one of them.",
        $"“{typed}”에서 “{sign}” 양쪽이 {left}, {right}예요. 하나는 행, 하나는 열이니 한쪽을 전치해 주세요.");

    public static Bilingual UnknownName(string typed, string? nearest, string known) => nearest is not null
        ? new($"The name “{typed}” is not known here. Did you mean “{nearest}”?", $"“{typed}”라는 이름은 여기에 없어요. “{nearest}”를 쓰려고 했나요?")
        : known.Length > 0
            ? new($"The name “{typed}” is not known here. Known are: {known}.", $"“{typed}”라는 이름은 여기에 없어요. 쓸 수 있는 이름: {known}.")
            : new($"The name “{typed}” is not known here.", $"“{typed}”라는 이름은 여기에 없어요.");

    public static Bilingual OneLine { get; } = new(
        "One line of code is wanted here, which gives one name its value.",
        "여기에는 이름 하나에 값을 주는 코드 한 줄을 써야 해요.");

    public static Bilingual NameAmongNumbers(string typed) => new(
        $"Numbers are wanted here, and “{typed}” is a name.",
        $"여기에는 숫자를 써야 하는데 “{typed}”는 이름이에요.");

    public static Bilingual FunctionNeedsBrackets(string name) => new(
        $"“{name}” is a function: write its argument in brackets, as in {name}(x).",
        $"“{name}”은 함수예요. {name}(x)처럼 인수를 괄호로 묶어 주세요.");

    public static Bilingual VariableCalled(string name) => new(
        $"“{name}” is a variable here, not a function, so a bracket behind it multiplies and can hold one value only.",
        $"여기에서 “{name}”은 함수가 아니라 변수예요. 뒤의 괄호는 곱셈이라서 값이 하나만 들어갈 수 있어요.");

    public static Bilingual NotGiven(string typed, string given) => given.Length == 0
        ? new($"The gradient “{typed}” is not given by the question: write it out.", $"“{typed}” 기울기는 문제에서 주어지지 않았어요. 식으로 풀어 써 주세요.")
        : new($"The gradient “{typed}” is not given by the question. Given are: {given}.",
            $"“{typed}” 기울기는 문제에서 주어지지 않았어요. 주어진 기울기: {given}.");

    public static Bilingual NotFinite(string typed) => new($"“{typed}” is too large for a 64-bit number.",
        $"“{typed}” 값은 64비트 수로 나타내기에 너무 커요.");

    public static Bilingual TooManyNodes { get; } = new(
        $"The text makes more than {Limits.Nodes} steps, which is too many.",
        $"계산 단계가 {Limits.Nodes}개를 넘어요.");

    public static Bilingual TooManyEntries(string typed, Shape shape) => new(
        $"“{typed}” would be {shape}: more than {Limits.EntriesOfOne} entries in one tensor.",
        $"“{typed}”의 모양은 {shape}예요. 텐서 하나에 원소는 {Limits.EntriesOfOne}개까지예요.");

    public static Bilingual TooManyEntriesInAll { get; } = new(
        $"All tensors together would have more than {Limits.EntriesOfAll} entries.",
        $"모든 텐서의 원소를 합하면 {Limits.EntriesOfAll}개를 넘어요.");

    public static Bilingual TooMuchWork { get; } = new(
        $"Evaluating this would take more than {Limits.Multiplications} multiplications. Try smaller shapes.",
        $"이 식을 계산하려면 곱셈이 {Limits.Multiplications}번 넘게 필요해요. 모양을 줄여 주세요.");

    public static Bilingual SecondPrime(string name) => new(
        $"Only first derivatives are written with a prime: “{name}''” is not read.",
        $"프라임은 1계 도함수에만 써요. “{name}''”는 읽지 않아요.");

    public static Bilingual NoPrime(string name) => new(
        $"“{name}” does not work entry by entry, so “{name}'” has no meaning as a function: its derivative is a Jacobian matrix.",
        $"“{name}”은 원소별 함수가 아니라서 “{name}'”로 쓸 수 없어요. 도함수가 야코비 행렬이에요.");

    public static Bilingual ArgumentCount(string name, int least, int most, int found)
    {
        var (english, korean) = least == most ? ($"{least}", $"{least}개") : most > 100
            ? ($"at least {least}", $"{least}개 이상") : ($"{least} to {most}", $"{least}~{most}개");
        return new($"“{name}” takes {english} {(least == 1 && most == 1 ? "argument" : "arguments")}, but {found} were given.",
            $"“{name}”의 인수는 {korean}인데 {found}개가 주어졌어요.");
    }

    public static Bilingual NoKeyword(string name, string keyword, ImmutableArray<string> known) => known.IsEmpty
        ? new($"“{name}” takes no “{keyword}=”.", $"“{name}”에는 “{keyword}=” 인수가 없어요.")
        : new($"“{name}” takes no “{keyword}=” here; it knows {string.Join(" and ", known.Select(word => word + "="))} of one tensor.",
            $"“{name}”에는 여기서 “{keyword}=” 인수를 쓸 수 없어요. 텐서 하나에 {string.Join(", ", known.Select(word => word + "="))}만 써요.");

    public static Bilingual TruthExpected { get; } = new("keepdims= takes True or False.", "keepdims=에는 True나 False를 써요.");

    public static Bilingual WholeNumberExpected(string typed) => new($"A whole number is expected here, not “{typed}”.",
        $"여기에는 “{typed}” 대신 정수가 와야 해요.");

    public static Bilingual SizeExpected(string typed) => new(
        $"A size is expected here, a whole number of at least 1 that is known beforehand; “{typed}” is none.",
        $"여기에는 1 이상의 미리 알려진 정수(크기)가 와야 하는데 “{typed}”은 아니에요.");

    public static Bilingual OpenSize(Shape shape) => new(
        $"One size may be -1, and the others must divide the {shape.Count} entries of a {shape}.",
        $"-1은 한 번만 쓸 수 있고, 나머지 크기는 {shape}의 원소 수 {shape.Count}의 약수여야 해요.");

    public static Bilingual NoRandomAnswer { get; } = new("An answer cannot draw random numbers.", "답에는 난수를 쓸 수 없어요.");

    public static Bilingual RandomInFormula { get; } = new(
        "Random numbers can start a variable, but not stand in a formula with others: define them on a line of their own.",
        "난수는 변수의 초깃값으로만 쓸 수 있어요. 따로 한 줄에서 정의해 주세요.");

    public static Bilingual UnknownMethod(string name) => new(
        $"The method “.{name}” is not known. Known are .T, .dot(b), .sum(axis=0), .mean(), .max(), .min(), .reshape(m, n), .transpose().",
        $"“.{name}” 메서드는 없어요. 쓸 수 있는 메서드: .T, .dot(b), .sum(axis=0), .mean(), .max(), .min(), .reshape(m, n), .transpose().");

    public static Bilingual NoSuchAxis(int axis, Shape shape) => new(
        $"A {shape} has {shape.Rank} axes, counted from 0: there is no axis {axis}.",
        $"{shape}에는 축이 0부터 {shape.Rank}개 있어서, {axis}번 축은 없어요.");

    public static Bilingual TextIsNoValue(string typed) => new($"{typed} is text, and a value is expected here.",
        $"{typed}은(는) 글자예요. 여기에는 값이 와야 해요.");

    public static Bilingual PlacesExpected(string typed) => new(
        $"“{typed}” says no places: in index brackets whole numbers stand, a slice a:b, a list of whole numbers, or a variable of labels.",
        $"“{typed}”은(는) 위치를 나타내지 않아요. 인덱스 괄호에는 정수, a:b 슬라이스, 정수 목록, 레이블 변수를 써요.");

    public static Bilingual PlacesDiffer(int rows, int columns) => new(
        $"{rows} rows and {columns} columns are picked: for single entries there must be as many of one as of the other.",
        $"행 {rows}개와 열 {columns}개를 골랐어요. 원소를 하나씩 고르려면 개수가 같아야 해요.");

    public static Bilingual EveryPlace(string typed, int length) => new(
        $"“{typed}” is read as all {length} rows.", $"“{typed}”을(를) 행 {length}개 전부로 읽었어요.");

    public static Bilingual ReadAsLabels(string name) => new(
        $"“{name}” is read as whole numbers that pick entries; no gradient goes to it.",
        $"“{name}”을(를) 원소를 고르는 정수로 읽었어요. 이 변수에는 기울기가 가지 않아요.");

    public static Bilingual SliceOutside(string typed, Shape shape) => new(
        $"“{typed}” does not lie within a {shape}.", $"“{typed}”은(는) {shape} 안에 있지 않아요.");

    public static Bilingual ShapeTakenApart(Shape shape, int names) => new(
        $"A {shape} has {shape.Rank} lengths, but {names} names stand left of “=”.",
        $"{shape}의 길이는 {shape.Rank}개인데 “=” 왼쪽에는 이름이 {names}개 있어요.");

    public static Bilingual ShapeIsNoValue { get; } = new(
        "A shape is several lengths: write X.shape[0], or N, D = X.shape.",
        "shape은 길이 여러 개예요. X.shape[0] 또는 N, D = X.shape처럼 써 주세요.");

    public static Bilingual EntryNeedsTwo(string typed, Shape shape) => new(
        $"“{typed}” names one place of a {shape}, which needs two: row and column, as in W_{{1,2}}.",
        $"“{typed}”에는 자리가 하나인데, {shape} 행렬에는 W_{{1,2}}처럼 행과 열 두 개가 필요해요.");

    public static Bilingual AmbiguousEntry(string typed, string digits) => new(
        $"“{typed}” could be entry {digits[..1]},{digits[1..]} or {digits[..^1]},{digits[^1..]}: put a comma between row and column.",
        $"“{typed}”은 {digits[..1]},{digits[1..]} 원소일 수도, {digits[..^1]},{digits[^1..]} 원소일 수도 있어요. 행과 열 사이에 쉼표를 써 주세요.");

    public static Bilingual WrongEntry(string typed, Shape shape) => new(
        $"“{typed}” is no entry of a {shape}; subscripts count from 1.",
        $"“{typed}”은 {shape}의 원소가 아니에요. 아래 첨자는 1부터 세요.");

    public static Bilingual UnevenRows(int first, int other) => new(
        $"The rows have different lengths: {first} and {other} entries.",
        $"행의 길이가 서로 달라요. 원소가 {first}개, {other}개예요.");

    public static Bilingual RowsDiffer { get; } = new(
        "The rows have different lengths: write a number, a vector or a matrix.",
        "행의 길이가 서로 달라요. 숫자, 벡터, 행렬 중 하나로 써 주세요.");

    public static Bilingual AlreadyDefined(string name) => new(
        $"“{name}” is defined already: a name may be assigned once. Choose another name.",
        $"“{name}”은 이미 정의되어 있어요. 이름에는 한 번만 대입할 수 있으니 다른 이름을 써 주세요.");

    public static Bilingual BelongsToQuestion(string name) => new(
        $"“{name}” belongs to the question and cannot be redefined in an answer. Choose another name.",
        $"“{name}”은 문제에서 쓰는 이름이라 답에서 다시 정의할 수 없어요. 다른 이름을 써 주세요.");

    public static Bilingual UpdateDoesNotFit(string name, Shape parameter, string typed, Shape step, string? fitting) => new(
        $"The update of “{name}” does not fit: “{name}” is {parameter}, but “{typed}” is "
        + $"{step}.{(fitting is null ? "" : $" “{fitting}” has the shape of “{name}”.")}",
        $"“{name}”의 갱신이 맞지 않아요. “{name}”의 모양은 {parameter}인데 “{typed}”의 모양은 "
        + $"{step}예요.{(fitting is null ? "" : $" “{name}”과 모양이 같은 것은 “{fitting}”예요.")}");

    public static Bilingual BoundAgain(string name) => new(
        $"From here on “{name}” is this new value; what was computed before keeps the old one.",
        $"여기부터 “{name}”을(를) 이 새 값으로 읽어요. 앞에서 계산한 것에는 이전 값이 남아요.");

    public static Bilingual ReadAsStep(string typed, string name) => new(
        $"“{typed}” is read as a step that changes the input “{name}” afterwards: it is no part of the function.",
        $"“{typed}” 줄은 입력 “{name}”의 값을 나중에 바꾸는 갱신으로 읽었어요. 함수에는 들어가지 않아요.");

    public static Bilingual LoopReadOnce { get; } = new("The body of the loop is read once.", "반복문의 본문은 한 번만 읽어요.");

    public static Bilingual PassedOver(string typed) => new($"“{typed}” computes nothing and is passed over.",
        $"“{typed}”은 계산이 아니라서 건너뛰었어요.");

    public static Bilingual VariableDrawn(string name, Shape shape) => new(
        $"“{name}” is read as a variable of shape {shape}.",
        $"“{name}”을 모양이 {shape}인 변수로 읽었어요.");

    public static Bilingual DerivativeAsProduct(string typed, string of, string by) => new(
        $"“{typed}” is read as products with d, since d is a variable here; the gradient is written ∂{of}/∂{by}.",
        $"여기에서는 d가 변수라서 “{typed}”를 d와의 곱으로 읽었어요. 기울기는 ∂{of}/∂{by}로 써 주세요.");

    public static Bilingual Glued(string typed, string pieces) => new($"“{typed}” is read as {pieces}.", $"“{typed}”를 {pieces}로 읽었어요.");

    public static Bilingual ReadElementwiseAsNumPy { get; } = new(
        "“*” is read entry by entry, as NumPy does; the matrix product is “@”.",
        "“*”를 NumPy처럼 원소별 곱으로 읽었어요. 행렬곱은 “@”예요.");

    public static Bilingual ReadAsMatrixProduct(string typed) => new(
        $"“{typed}” is read as the matrix product; the elementwise product is “⊙”.",
        $"“{typed}”를 행렬곱으로 읽었어요. 원소별 곱은 “⊙”예요.");

    public static Bilingual ReadElementwise(string typed) => new(
        $"“{typed}” is read entry by entry, since the inner dimensions differ.",
        $"“{typed}”는 안쪽 차원이 달라서 원소별 곱으로 읽었어요.");

    public static Bilingual ReadElementwiseOfVectors(string left, string right) => new(
        $"The product of the vectors “{left}” and “{right}” is read entry by entry; for the dot product write {left}' {right}.",
        $"벡터 “{left}”, “{right}”의 곱을 원소별 곱으로 읽었어요. 내적은 {left}' {right}로 써 주세요.");

    public static Bilingual FunctionReach(string typed, string function, string argument) => new(
        $"“{typed}” is read as {function}({argument}).",
        $"“{typed}”를 {function}({argument})로 읽었어요.");

    public static Bilingual StatementChosen(string typed) => new(
        $"“{typed}” is the line that is asked for, and it is judged.",
        $"물어본 것은 “{typed}” 줄이라서 이 줄을 채점해요.");

    public static Bilingual BlanksMultiply(string typed) => new(
        $"In “{typed}” the blanks are read as products.",
        $"“{typed}”의 빈칸을 곱셈으로 읽었어요.");

    public static Bilingual CutsDecimals(string typed) => new(
        $"“{typed}” would cut off decimals: only a comparison may be made a whole number.",
        $"“{typed}”는 소수 부분을 버려요. 정수로 바꿀 수 있는 것은 비교의 결과뿐이에요.");

    public static Bilingual AxisOfVector(Shape shape) => new(
        $"A new axis is given to a vector; this is {shape}.",
        $"새 축은 벡터에만 붙일 수 있는데, 이 값의 모양은 {shape}예요.");

    public static Bilingual NumberOrEuler(string digits) => new(
        $"“{digits}” is a number to a computer, but e is a variable here: put a blank before the sign, or write the number without an "
        + $"exponent.",
        $"“{digits}”은 컴퓨터에게는 숫자 하나인데, 여기에서는 e가 변수예요. 부호 앞에 빈칸을 넣거나, 지수 없이 숫자로 써 주세요.");

    public static Bilingual MaskInExpression(string typed) => new(
        $"“{typed}” chooses entries by a condition: multiply by the condition instead, as in u * (z > 0).",
        $"“{typed}”는 조건으로 원소를 골라요. u * (z > 0)처럼 조건을 곱해 주세요.");

    public static Bilingual MaskDoesNotFit(string name, Shape shape, Shape condition) => new(
        $"“{name}” is {shape}, but the condition in its brackets is {condition}.",
        $"“{name}”의 모양은 {shape}인데 괄호 안 조건의 모양은 {condition}예요.");

    public static Bilingual NoValueYet(string name, string typed) => new(
        $"“{name}” has no value yet that “{typed}” could change: define it first.",
        $"“{typed}”에서 바꿀 “{name}”의 값이 아직 없어요. 먼저 정의해 주세요.");

    public static Bilingual OuterOrElementwise(string left, string right) => new(
        $"“⊗” is read of two vectors only: for the outer product write outer({left}, {right}), entry by entry {left} ⊙ {right}.",
        $"“⊗”는 벡터 두 개 사이에서만 읽어요. 외적은 outer({left}, {right}), 원소별 곱은 {left} ⊙ {right}로 써 주세요.");

    public static Bilingual OnesNeedLength { get; } = new(
        "How many ones this bold 1 stands for cannot be seen here: write ones(n) with the number.",
        "이 굵은 1이 몇 개의 1을 뜻하는지 알 수 없어요. ones(n)처럼 개수를 써 주세요.");

    public static Bilingual ReadAsInverse(string typed) => new(
        $"“{typed}” is read as the inverse matrix; one over each entry is 1 / X.",
        $"“{typed}”을(를) 역행렬로 읽었어요. 원소별 역수는 1 / X처럼 써요.");

    public static Bilingual ReadAsLogDeterminant(string typed) => new(
        $"“{typed}” is read as the logarithm of the determinant's size.",
        $"“{typed}”을(를) 행렬식 크기의 로그로 읽었어요.");

    public static Bilingual ReadAsDotProduct(string typed) => new(
        $"“{typed}” is read as the dot product of two vectors; entry by entry it is “⊙”.",
        $"“{typed}”을(를) 두 벡터의 내적으로 읽었어요. 원소별 곱은 “⊙”예요.");

    public static Bilingual ColumnBroadcasts(string typed, Shape shape) => new(
        $"“{typed}” joins a vector with a column, and as NumPy does it becomes {shape}.",
        $"“{typed}”에서 벡터와 열이 만나 NumPy 규칙대로 {shape}이(가) 돼요.");

    public static Bilingual NothingIndexed(string index) => new(
        $"Nothing behind the sum has the index “{index}”, so that it cannot be seen how many terms there are.",
        $"합 뒤에 “{index}” 첨자를 가진 것이 없어서 항이 몇 개인지 알 수 없어요.");

    public static Bilingual TooManyTerms(int most) => new(
        $"A sum over an index is read of at most {most} terms: write it as a product of vectors and matrices.",
        $"첨자로 쓴 합은 항이 {most}개까지만 읽어요. 벡터와 행렬의 곱으로 써 주세요.");

    public static Bilingual ReadAsIndexed(string typed, string matrix, bool isRow) => new(
        $"“{typed}” is read as a {(isRow ? "row" : "column")} of “{matrix}”.",
        $"“{typed}”을(를) “{matrix}”의 {(isRow ? "행" : "열")}으로 읽었어요.");

    public static Bilingual NoInverse(string typed) => new(
        $"“{typed}” is read entry by entry: 1 over each entry, not the inverse matrix.",
        $"“{typed}”는 역행렬이 아니라 원소별 역수로 읽었어요.");

    public static Bilingual ElementwisePower(string typed) => new(
        $"“{typed}” is read entry by entry, not as a product of matrices.",
        $"“{typed}”는 행렬의 거듭제곱이 아니라 원소별 거듭제곱으로 읽었어요.");
}
