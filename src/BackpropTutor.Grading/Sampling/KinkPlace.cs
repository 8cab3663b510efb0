namespace BackpropTutor.Grading.Sampling;

/// <summary>What is compared: two slots, or one (and −1) with a number.</summary>
readonly record struct KinkPlace(int Left, int Right, double At, bool Equality)
{
    public bool IsOpen(double distance) => Equality ? distance == 0 : distance > 0;
}
