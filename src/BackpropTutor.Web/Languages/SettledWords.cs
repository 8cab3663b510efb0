using BackpropTutor.Autodiff;
using Microsoft.Extensions.Localization;

namespace BackpropTutor.Web.Languages;

/// <summary>The words of the components, their Korean particles settled once the values are in: resource files write "{0}을(를)".</summary>
sealed class SettledWords(ResourceManagerStringLocalizerFactory files) : IStringLocalizerFactory
{
    public IStringLocalizer Create(Type resourceSource) => new Settled(files.Create(resourceSource));

    public IStringLocalizer Create(string baseName, string location) => new Settled(files.Create(baseName, location));

    sealed class Settled(IStringLocalizer words) : IStringLocalizer
    {
        public LocalizedString this[string name] => words[name];

        public LocalizedString this[string name, params object[] arguments]
        {
            get
            {
                var found = words[name, arguments];
                return new(name, Particles.Settled(found.Value), found.ResourceNotFound, found.SearchedLocation);
            }
        }

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => words.GetAllStrings(includeParentCultures);
    }
}
