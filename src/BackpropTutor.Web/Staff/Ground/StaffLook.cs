using MudBlazor;

namespace BackpropTutor.Web.Staff.Ground;

/// <summary>MudBlazor in the colours and faces of wwwroot/css/theme.css.</summary>
static class StaffLook
{
    const string Faces =
        "Narrow Signs, Source Sans 3, Source Sans Pro, Seravek, Segoe UI, Noto Sans, Apple SD Gothic Neo, Noto Sans KR, "
        + "Noto Sans CJK KR, Malgun Gothic, system-ui, sans-serif";

    static readonly string[] Family = Faces.Split(", ");

    public static MudTheme Light { get; } = Of(new PaletteLight
    {
        Black = "#22262b",
        Primary = "#22262b",
        PrimaryContrastText = "#fcfbf8",
        Secondary = "#596069",
        SecondaryContrastText = "#fcfbf8",
        Background = "#fcfbf8",
        BackgroundGray = "#f4f2ec",
        Surface = "#ffffff",
        TextPrimary = "#22262b",
        TextSecondary = "#596069",
        TextDisabled = "#8a8d90",
        ActionDefault = "#596069",
        ActionDisabled = "#8a8d90",
        ActionDisabledBackground = "#e0ddd5",
        Success = "#1b6e3f",
        Error = "#b1241d",
        Warning = "#8a5a00",
        Info = "#3d5a80",
        Divider = "#e0ddd5",
        LinesDefault = "#e0ddd5",
        LinesInputs = "#8a8d90",
        TableLines = "#e0ddd5",
        TableHover = "#f4f2ec",
        TableStriped = "#f4f2ec",
    });

    public static MudTheme Dark { get; } = Of(new PaletteLight
    {
        Black = "#16181c",
        Primary = "#e3e5e8",
        PrimaryContrastText = "#16181c",
        Secondary = "#a3aab3",
        SecondaryContrastText = "#16181c",
        Background = "#16181c",
        BackgroundGray = "#20242a",
        Surface = "#1c1f24",
        TextPrimary = "#e3e5e8",
        TextSecondary = "#a3aab3",
        TextDisabled = "#727983",
        ActionDefault = "#a3aab3",
        ActionDisabled = "#727983",
        ActionDisabledBackground = "#343941",
        Success = "#76d09c",
        SuccessContrastText = "#16181c",
        Error = "#ff9088",
        ErrorContrastText = "#16181c",
        Warning = "#f3c969",
        WarningContrastText = "#16181c",
        Info = "#9db8d9",
        InfoContrastText = "#16181c",
        Divider = "#343941",
        LinesDefault = "#343941",
        LinesInputs = "#727983",
        TableLines = "#343941",
        TableHover = "#20242a",
        TableStriped = "#20242a",
        OverlayDark = "rgba(0,0,0,0.6)",
    });

    static MudTheme Of(PaletteLight palette) => new()
    {
        PaletteLight = palette,
        LayoutProperties = new() { DefaultBorderRadius = "6px" },
        Typography = new()
        {
            Default = new DefaultTypography { FontFamily = Family, FontSize = "1rem", LineHeight = "1.5", LetterSpacing = "normal" },
            Body1 = new Body1Typography { FontFamily = Family, LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontFamily = Family, LetterSpacing = "normal" },
            H6 = new H6Typography { FontFamily = Family, FontWeight = "600", LetterSpacing = "normal" },
            Subtitle1 = new Subtitle1Typography { FontFamily = Family, LetterSpacing = "normal" },
            Caption = new CaptionTypography { FontFamily = Family, FontSize = "0.875rem", LetterSpacing = "normal" },
            Button = new ButtonTypography
            {
                FontFamily = Family,
                FontSize = "1rem",
                FontWeight = "600",
                LetterSpacing = "normal",
                TextTransform = "none",
            },
        },
    };
}
