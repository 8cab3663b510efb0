using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Questions.Formulas;
using BackpropTutor.Language;

namespace BackpropTutor.Grading.Tests.Support;

// The long runs have a Program of their own.
using Program = BackpropTutor.Language.Program;

/// <summary>Programs and readings from nodes, where a test is not about reading.</summary>
static class Nodes
{
    public static Program Program(params (string Name, Node Node)[] definitions)
    {
        var variables = Graph.Of(definitions.Select(definition => definition.Node)).Nodes.Select(node => node.Op).OfType<Variable>()
            .ToImmutableArray();
        var names = Graph.Of(definitions.Select(definition => definition.Node)).Nodes.Where(node => node.Op is Variable)
            .Select(node => KeyValuePair.Create(((Variable)node.Op).Symbol, node))
            .Concat(definitions.Select(definition => KeyValuePair.Create(definition.Name, definition.Node)));
        var defined = definitions.Select(definition => new Definition(definition.Name, definition.Node, default)).ToImmutableArray();
        return new()
        {
            Text = string.Join("\n", definitions.Select(definition => definition.Name)),
            Variables = variables,
            Definitions = defined,
            Output = defined[^1],
            Names = names.ToImmutableDictionary(StringComparer.Ordinal),
            Spans = ImmutableDictionary<Node, TextSpan>.Empty,
        };
    }

    public static Reading Read(Node node) => new(node.ToString(), node, ImmutableDictionary<Node, TextSpan>.Empty, []);

    public static Exercise Formula(string id, Program program, Quantity what) =>
        new() { Id = id, Question = new FormulaFor(what), Model = new(program) };
}
