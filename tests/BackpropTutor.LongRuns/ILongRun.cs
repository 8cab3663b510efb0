namespace BackpropTutor.LongRuns;

/// <summary>Something that is worth running for minutes, by hand. A new one is a class of its own; it is found by this interface.</summary>
interface ILongRun
{
    /// <summary>The word that starts it.</summary>
    static abstract string Verb { get; }

    /// <summary>One line on what it does.</summary>
    static abstract string Summary { get; }

    /// <summary>Runs it and prints its figures; 0 where all held. A failure prints the seed that brings it back.</summary>
    static abstract int Run(Options options);
}
