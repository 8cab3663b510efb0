using System.Collections.Immutable;
using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Language.Functions;

/// <summary>
/// A function that NumPy, PyTorch or a textbook has a name for and that is read as other steps put together, each family in a file of its
/// own. What it knows are its names, the keywords that it takes, and examples: a call and the same in the language's own words.
/// </summary>
public abstract class LibraryFunction
{
    /// <summary>Its names, without <c>np.</c> or <c>torch.</c>.</summary>
    public abstract ImmutableArray<string> Names { get; }

    public abstract int Least { get; }

    public virtual int Most => Least;

    /// <summary>Keyword arguments, as NumPy calls them (<c>dim</c> is <c>axis</c>, <c>keepdim</c> is <c>keepdims</c>).</summary>
    public virtual ImmutableArray<string> Keywords => [];

    /// <summary>Names that belong to a library alone, so that they are known only behind its prefix or as a method.</summary>
    public virtual bool NeedsPrefix => false;

    /// <summary>Whether a list in the first place is so many tensors: <c>concatenate([a, b])</c>.</summary>
    public virtual bool TakesList => false;

    /// <summary>Calls and what each is the same as.</summary>
    public abstract ImmutableArray<FunctionExample> Examples { get; }

    /// <summary>The steps, or why the shapes do not fit.</summary>
    public abstract Built Build(CallArguments call);
}
