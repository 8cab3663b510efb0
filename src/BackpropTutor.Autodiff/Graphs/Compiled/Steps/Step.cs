namespace BackpropTutor.Autodiff.Graphs.Compiled.Steps;

/// <summary>One thing that a plan does, with every place already known.</summary>
abstract class Step
{
    public abstract void Run(Workspace workspace);
}
