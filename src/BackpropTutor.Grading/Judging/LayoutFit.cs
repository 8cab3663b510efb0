namespace BackpropTutor.Grading.Judging;

/// <summary>How an answer's shape stands to the one that is asked: the first thing that is judged.</summary>
enum LayoutFit
{
    Same,

    /// <summary>Rows and columns exchanged; of a vector, the Jacobian's row.</summary>
    Transposed,

    /// <summary>All entries in one row or column, row-major: the Jacobian form of a matrix.</summary>
    Flat,

    None,
}
