using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;

namespace BackpropTutor.Language.Derivations;

/// <summary>
/// The backward pass from an output to some names, from name to name: where each name is used, what arrives there, the slope there, and
/// what is sent on.
/// </summary>
/// <param name="Steps">From the output down; the output itself is none.</param>
public sealed record BackwardWalk(string Output, Node OutputNode, ImmutableArray<BackwardStep> Steps)
{
    /// <param name="output">The canonical name of a scalar of the program.</param>
    /// <param name="asked">Canonical names whose gradients are wanted.</param>
    /// <param name="given">Names whose gradients are known, with the letters that stand for them: the pass begins there.</param>
    /// <param name="isShown">Which other names may be stopped at: what the others compute is written out where it is used.</param>
    /// <returns>Null where the output is no scalar or depends on none of them.</returns>
    public static BackwardWalk? Of(Program program, string output, IReadOnlyList<string> asked, IReadOnlyDictionary<string, string> given,
        Func<string, bool> isShown)
    {
        var end = program.Names[output];
        if (!end.Shape.IsScalar)
        {
            return null;
        }

        var steps = NamedSteps.Of(program, output, name => asked.Contains(name) || given.ContainsKey(name) || isShown(name));
        Node[] wanted = [.. asked.Where(name => name != output && steps.Contains(name)).Select(name => steps[name].Node)];
        if (wanted.Length == 0)
        {
            return null;
        }

        // Where 1 arrives, nobody needs a letter for it: those names are passed over.
        var ones = new HashSet<string>(StringComparer.Ordinal) { output };
        var passed = ImmutableArray.CreateBuilder<BackwardStep>();
        var needed = Needed(steps, asked, given);
        foreach (var step in Order(steps.All.Where(step => step.Name != output && needed.Contains(step.Name)).Reverse(), asked))
        {
            var uses = steps.UsersOf(step.Name).Select(user => Use(user, step.Name, ones.Contains(user.Name), program, given))
                .ToImmutableArray();
            var isOne = uses is [{ IsOne: true, Sent.Uniform: 1 }];
            if (isOne)
            {
                ones.Add(step.Name);
            }

            if (!isOne || asked.Contains(step.Name))
            {
                passed.Add(new(step.Name, step.Node, asked.Contains(step.Name), uses));
            }
        }

        return new(output, end, passed.ToImmutable());
    }

    /// <summary>The Jacobians between the names on the way from one to another, the output's first; empty where there are several
    /// ways.</summary>
    public static ImmutableArray<ChainedJacobian> Jacobians(Program program, string of, string by, Func<string, bool> isShown)
    {
        var steps = NamedSteps.Of(program, of, name => name == by || isShown(name));
        return steps.Contains(by) && of != by && steps.Roads(by, 1) is [var road]
            ? [.. road.Zip(road.Skip(1), (user, under) => new ChainedJacobian(user, under,
                LocalJacobian.Between(steps[user], under).Matrix))]
            : [];
    }

    /// <summary>The asked names and those that the way to them leads through, as far as the gradients that are given.</summary>
    static HashSet<string> Needed(NamedSteps steps, IReadOnlyList<string> asked, IReadOnlyDictionary<string, string> given)
    {
        var needed = new HashSet<string>(asked.Where(steps.Contains), StringComparer.Ordinal);
        var open = new Stack<string>(needed);
        while (open.TryPop(out var name))
        {
            foreach (var user in steps.UsersOf(name).Where(user => !given.ContainsKey(user.Name) && needed.Add(user.Name)))
            {
                open.Push(user.Name);
            }
        }

        return needed;
    }

    /// <summary>Variables last, those that are asked for in the order asked.</summary>
    static IEnumerable<NamedStep> Order(IEnumerable<NamedStep> steps, IReadOnlyList<string> asked) =>
        steps.OrderBy(step => step.Inputs.IsEmpty ? 1 + asked.TakeWhile(name => name != step.Name).Count() : 0);

    /// <summary>The letter for what arrives at a name: δ with the name below it.</summary>
    public static string Signal(string name, Program program) =>
        Names.Canonical("delta_" + name) is var signal && program.Names.ContainsKey(signal) ? Names.Canonical("grad_" + name) : signal;

    static BackwardUse Use(NamedStep user, string by, bool isOne, Program program, IReadOnlyDictionary<string, string> given)
    {
        var (body, input, one) = (user.Body, user.Inputs[by], Node.Fill(user.Body.Shape, 1));
        var letter = given.TryGetValue(user.Name, out var known) ? known : null;
        var arriving = isOne ? one : Node.Variable(letter ?? Signal(user.Name, program), body.Shape);
        var local = body.Shape.IsScalar && input.Shape.IsScalar ? Sent(body, input, one) : null;
        return new(user.Name, isOne, letter, body, ComposedStructure.Of(body, input), local, Sent(body, input, arriving));
    }

    static Node Sent(Node body, Node input, Node arriving) => Differentiation.WithSeed(body, arriving).ClosedFormOf(input);
}

/// <summary>One name on the way back.</summary>
/// <param name="Uses">Where it is used; what each sends back adds up.</param>
public sealed record BackwardStep(string Name, Node Node, bool IsAsked, ImmutableArray<BackwardUse> Uses);

/// <summary>One definition that uses a name, over fresh variables that are called as the names in it are.</summary>
/// <param name="User">The definition's name.</param>
/// <param name="IsOne">Whether what arrives there is 1 in each entry: at the output, and behind it where nothing changes that.</param>
/// <param name="Letter">What stands for the gradient that arrives there, where the question gives it.</param>
/// <param name="Body">What it computes.</param>
/// <param name="Structure">Of the local Jacobian.</param>
/// <param name="Local">The slope, where it is one number.</param>
/// <param name="Sent">What is sent back, in the shape of the name; what arrives is called <see cref="BackwardWalk.Signal"/>.</param>
public sealed record BackwardUse(string User, bool IsOne, string? Letter, Node Body, JacobianStructure Structure, Node? Local, Node Sent);

/// <summary>∂of/∂by of one step of a chain; <paramref name="Latex"/> is null where it has no short form.</summary>
public sealed record ChainedJacobian(string Of, string By, string? Latex);
