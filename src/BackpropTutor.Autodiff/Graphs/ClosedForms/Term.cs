namespace BackpropTutor.Autodiff.Graphs.ClosedForms;

/// <summary>A body with its number in front: (Numerator/Denominator) · Body. The denominator is kept apart so that /3 is not written as
/// 0.333….</summary>
readonly record struct Term(double Numerator, double Denominator, Node Body)
{
    public Term(Node body)
        : this(1, 1, body)
    {
    }

    public bool IsZero => Numerator == 0;

    public Term With(Node body) => this with { Body = body };

    public Term Times(double numerator, double denominator) => this with
    {
        Numerator = Numerator * numerator,
        Denominator = Denominator * denominator
    };
}
