using System.Text.RegularExpressions;

namespace BackpropTutor.Autodiff;

/// <summary>
/// Korean particles after what is only known at run time. A sentence is written with both forms, as in <c>{name}을(를)</c> or
/// <c>{value}(이)에요</c>; the one that fits is chosen by how the last number or letter before it is read aloud: 3을 (삼) but 4를 (사), W를 (더블유)
/// but L을 (엘).
/// </summary>
public static partial class Particles
{
    // Read aloud, these end in a consonant: 영 일 삼 육 칠 팔, 엘 엠 엔 알, 엡실론, and the prime (프라임).
    const string Closed = "013678LMNRlmnrεϵ'′";

    // Of those, the ones that end in ㄹ, after which the direction is 로 as after a vowel.
    const string Liquid = "178LRlr";
    const string Open = "2459";

    /// <summary><paramref name="korean"/> with every open particle settled; one that stands behind a sign of unknown reading keeps both
    /// forms.</summary>
    public static string Settled(string korean) => korean.Contains('(', StringComparison.Ordinal) ? Both().Replace(korean, Choose) : korean;

    /// <summary>
    /// Words that were written to follow one thing and now follow another: <paramref name="following"/> with the particle that it begins
    /// with, if any, as it is after <paramref name="read"/>. “3” and “를 구하세요” make “을 구하세요”; “4” and “이에요” make “예요”.
    /// </summary>
    public static string Fitted(string read, string following)
    {
        var word = read.TrimEnd(')', ']', '}', ' ', '”', '’', '"', '$', '*');
        if (word.Length == 0 || Ending(word[^1]) is not { } ending || First().Match(following) is not { Success: true } first)
        {
            return following;
        }

        var (marks, particle) = (first.Groups["marks"].Value, first.Groups["particle"].Value);
        var pair = Pairs.First(pair => pair.Closed == particle || pair.Open == particle);
        var closed = pair.Closed.StartsWith('으') ? ending.Closed && !ending.Liquid : ending.Closed;
        return marks + (closed ? pair.Closed : pair.Open) + following[first.Length..];
    }

    static (string Closed, string Open)[] Pairs { get; } =
    [
        ("은", "는"), ("이", "가"), ("을", "를"), ("과", "와"), ("과의", "와의"), ("으로", "로"), ("으로는", "로는"), ("으로도", "로도"), ("이에요", "예요"),
        ("이라면", "라면"), ("이라서", "라서"), ("이라", "라"), ("이라고", "라고"), ("이라는", "라는"), ("이란", "란"), ("이니", "니"), ("이나", "나"),
        ("이었어요", "였어요"), ("이므로", "므로"),
    ];

    static string Choose(Match match)
    {
        if (Ending(match.Groups["word"].Value[^1]) is not { } ending)
        {
            return match.Value;
        }

        var (closed, liquid) = ending;
        return match.Groups["word"].Value + match.Groups["marks"].Value + match.Groups["both"].Value switch
        {
            "을(를)" => closed ? "을" : "를",
            "이(가)" => closed ? "이" : "가",
            "은(는)" => closed ? "은" : "는",
            "과(와)" => closed ? "과" : "와",
            "(으)로" => closed && !liquid ? "으로" : "로",
            _ => closed ? "이에요" : "예요",
        };
    }

    /// <summary>Whether the reading ends in a consonant, and whether that is ㄹ; null for a sign whose reading is not known.</summary>
    static (bool Closed, bool Liquid)? Ending(char last) => last switch
    {
        >= '가' and <= '힣' => ((last - '가') % 28 != 0, (last - '가') % 28 == 8),
        _ when Closed.Contains(last) => (true, Liquid.Contains(last)),
        _ when Open.Contains(last) || char.IsLetter(last) => (false, false),
        _ => null,
    };

    // No time limit here and below: each sign is looked at twice at most, and what is said must not depend on how busy the machine is.
    [GeneratedRegex(
        "^(?<marks>[\\)\\]\\}”’\"»`*]*)(?<particle>이라면|라면|이라서|라서|이라고|라고|이라는|라는|이었어요|였어요|이므로|므로|으로는|로는|으로도|로도|이에요|예요"
        + "|과의|와의|으로|로|이라|라|이란|란|이니|니|이나|나|은|는|이|가|을|를|과|와)(?![가-힣])",
        RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex First();

    // Between the word and its particle may stand what is not read: quotes, brackets, marks of mathematics and code.
    [GeneratedRegex(@"(?<word>[\p{L}\p{Nd}'′])(?<marks>[\)\]\}”’""»$`*]*)(?<both>을\(를\)|이\(가\)|은\(는\)|과\(와\)|\(으\)로|\(이\)에요)",
        RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex Both();
}
