using Xunit;

namespace BackpropTutor.Autodiff.Tests;

/// <summary>A particle follows the sound of what stands before it, also where that is a number or a letter.</summary>
public sealed class ParticlesTests
{
    [Theory]
    [InlineData("3을(를) 곱해요.", "3을 곱해요.")]
    [InlineData("−0.4을(를) 곱해요.", "−0.4를 곱해요.")]
    [InlineData("W은(는) 행렬이에요.", "W는 행렬이에요.")]
    [InlineData("L은(는) 손실이에요.", "L은 손실이에요.")]
    [InlineData("노드이(가) 없어요.", "노드가 없어요.")]
    [InlineData("점이(가) 없어요.", "점이 없어요.")]
    [InlineData("2과(와) 10과(와) 9", "2와 10과 9")]
    [InlineData("7(으)로 나눠요.", "7로 나눠요.")]
    [InlineData("6(으)로 나눠요.", "6으로 나눠요.")]
    [InlineData("“x”(으)로 미분해요.", "“x”로 미분해요.")]
    [InlineData("$W_1$을(를) 전치해요.", "$W_1$을 전치해요.")]
    [InlineData("(2, −1)(이)에요.", "(2, −1)이에요.")]
    [InlineData("값은 0.25(이)에요.", "값은 0.25예요.")]
    [InlineData("f'(이)에요.", "f'이에요.")]
    public void TheFormIsChosenByTheReading(string open, string settled) => Assert.Equal(settled, Particles.Settled(open));

    [Theory]
    [InlineData("…을(를) 보세요.")]
    [InlineData("σ(z)를 미분하면 ds(이)고요")]
    public void WhatCannotBeReadKeepsBothForms(string open) => Assert.Equal(open, Particles.Settled(open));

    [Fact]
    public void ASentenceSettlesItsParticlesItself() => Assert.Equal("4를 곱했어요.",
        new Bilingual("Multiplied by 4.", $"{4}을(를) 곱했어요.").Korean);

    [Theory]
    [InlineData("3", "이에요.", "이에요.")]
    [InlineData("4", "이에요.", "예요.")]
    [InlineData("4", "을 구하세요", "를 구하세요")]
    [InlineData("−0.5", "은 얼마인가요?", "는 얼마인가요?")]
    [InlineData("7", "로 옮겨요", "로 옮겨요")]
    [InlineData("3", "로 옮겨요", "으로 옮겨요")]
    [InlineData("2", "이라면 ", "라면 ")]
    [InlineData("10", "와 ", "과 ")]
    [InlineData("5)", ")과의 차이", ")와의 차이")]
    [InlineData("3", "에서는", "에서는")]
    [InlineData("2", "이고", "이고")]
    [InlineData("4", "이 아니에요", "가 아니에요")]
    [InlineData("4", "이미 있어요", "이미 있어요")]
    public void AParticleBehindAnotherNumberIsThatNumbers(string read, string following, string fitted) =>
        Assert.Equal(fitted, Particles.Fitted(read, following));
}
