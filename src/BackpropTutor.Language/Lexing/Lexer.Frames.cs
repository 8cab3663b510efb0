namespace BackpropTutor.Language.Lexing;

/// <content>What stands around a formula and belongs to its typesetting: <c>\boxed{…}</c>, <c>align</c>, <c>\tag{1}</c>, prompts of a
/// shell.</content>
sealed partial class Lexer
{
    static readonly string[] Prompts = [">>>", "... "];

    /// <summary>How many brackets were open where each frame's brace opened, which is dropped together with the one that closes
    /// it.</summary>
    readonly Stack<int> frames = new();

    /// <summary>The environments that are open: whether each only arranges lines (<c>align</c>), or is a matrix.</summary>
    readonly Stack<bool> environments = new();

    bool InDisplay => environments.TryPeek(out var isDisplay) && isDisplay;

    /// <summary>A prompt before a statement says nothing of it.</summary>
    bool SkipPrompt()
    {
        if (!AtStatementStart || Array.Find(Prompts,
            prompt => string.CompareOrdinal(text, at, prompt, 0, prompt.Length) == 0) is not { } prompt)
        {
            return false;
        }

        at += prompt.Length;
        spaced = true;
        return true;
    }

    void OpenFrame()
    {
        SkipBlanksOnly();
        if (Peek() == '{')
        {
            at++;
            frames.Push(depth);
        }

        spaced = true;
    }

    /// <summary>A brace that closes a frame, with the note below an <c>\underbrace</c>.</summary>
    bool CloseFrame()
    {
        if (Peek() != '}' || !frames.TryPeek(out var opened) || opened != depth)
        {
            return false;
        }

        frames.Pop();
        at++;
        if (Peek() is '_' or '^' && Peek(1) == '{')
        {
            at++;
            SkipGroups(1);
        }

        spaced = true;
        return true;
    }

    void SkipGroups(int count)
    {
        for (; count > 0; count--)
        {
            SkipBlanksOnly();
            if (Peek() != '{')
            {
                return;
            }

            var open = 0;
            do
            {
                open += Peek() == '{' ? 1 : Peek() == '}' ? -1 : 0;
                at++;
            }
            while (open > 0 && at < text.Length);
        }
    }

    /// <summary><c>\begin{…}</c> and <c>\end{…}</c>: of a matrix a token with its name, of <c>align</c> and its kin nothing.</summary>
    void ReadEnvironment(int start, string command)
    {
        SkipBlanksOnly();
        var close = Peek() == '{' ? text.IndexOf('}', at) : -1;
        if (close < 0)
        {
            Add(TokenKind.Unknown, start, command);
            return;
        }

        var name = text[(at + 1)..close].Trim().TrimEnd('*');
        at = close + 1;
        var isDisplay = Latex.Displays.Contains(name);
        if (command == "begin")
        {
            environments.Push(isDisplay);
            SkipGroups(name is "array" or "alignat" or "alignedat" ? 1 : 0);
        }
        else
        {
            environments.TryPop(out _);
        }

        if (isDisplay)
        {
            spaced = true;
            return;
        }

        Add(command == "begin" ? TokenKind.Begin : TokenKind.EndOf, start, name);
    }

    void EndLineOfDisplay(int start)
    {
        if (depth == 0)
        {
            Add(TokenKind.Break, start, "\n");
        }

        spaced = true;
    }

    /// <summary><c>\in \mathbb{R}^{3 \times 4}</c> behind a formula tells its shape, which it has anyway.</summary>
    void PassOverMembership(int start)
    {
        const string Reals = @"\mathbb{R}";
        SkipBlanksOnly();
        if (string.CompareOrdinal(text, at, Reals, 0, Reals.Length) != 0)
        {
            Add(TokenKind.Unknown, start, "in");
            return;
        }

        at += Reals.Length;
        SkipBlanksOnly();
        if (Peek() == '^')
        {
            at++;
            if (Peek() == '{')
            {
                SkipGroups(1);
            }
            else
            {
                at++;
            }
        }
    }
}
