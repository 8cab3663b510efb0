using System.Diagnostics.CodeAnalysis;

namespace BackpropTutor.Classrooms.Access;

/// <summary>Either what was asked for or why there is nothing.</summary>
public readonly struct Result<T>
    where T : class
{
    Result(T? value, Refusal? refusal) => (Value, Refusal) = (value, refusal);

    public T? Value { get; }

    public Refusal? Refusal { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Succeeded => Value is not null;

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Refusal refusal) => new(null, refusal);

    /// <summary>The value, where a refusal would be the developer's mistake.</summary>
    /// <exception cref="InvalidOperationException">There is none; the message is the refusal's.</exception>
    public T Expect() => Value ?? throw new InvalidOperationException($"{Refusal?.Kind}: {Refusal?.Message.English}");
}
