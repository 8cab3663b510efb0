using System.Globalization;
using System.Resources;
using BackpropTutor.Autodiff;
using BackpropTutor.Web.Languages;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace BackpropTutor.Web.Staff.Ground;

/// <summary>What MudBlazor says by itself, in Korean; its own English stands as it is.</summary>
sealed class KoreanMud : MudLocalizer
{
    static readonly ResourceManager Korean = new(typeof(MudWords));

    public override LocalizedString this[string key] => Find(key) is { } text ? new(key, text) : new(key, key, resourceNotFound: true);

    public override LocalizedString this[string key, params object[] arguments] => Find(key) is { } text
        ? new(key, Particles.Settled(string.Format(CultureInfo.InvariantCulture, text, arguments)))
        : new(key, key, resourceNotFound: true);

    static string? Find(string key) => PageLanguage.Current == PageLanguage.Korean
        ? Korean.GetResourceSet(PageLanguage.Korean.Culture, createIfNotExists: true, tryParents: false)?.GetString(key)
        : null;
}
