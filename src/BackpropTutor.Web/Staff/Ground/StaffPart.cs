using BackpropTutor.Autodiff;
using BackpropTutor.Classrooms.Access;
using BackpropTutor.Web.Accounts.Visits;
using BackpropTutor.Web.Languages;
using BackpropTutor.Web.Staff.Parts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace BackpropTutor.Web.Staff.Ground;

/// <summary>What islands and dialogs of the staff have in common: who acts, words, and saying what became of an action.</summary>
public abstract class StaffPart : ComponentBase
{
    [Inject] protected IStringLocalizer<StaffWords> Staff { get; set; } = default!;

    [Inject] protected StaffNotes Notes { get; set; } = default!;

    [Inject] protected IDialogService Dialogs { get; set; } = default!;

    [Inject] Visitor Visitor { get; set; } = default!;

    /// <summary>Why the last thing that was asked for was not done.</summary>
    protected Refusal? Refused { get; private set; }

    /// <summary>Asked for at each action: a role that was taken since is not held any more.</summary>
    protected ValueTask<Actor> ActorAsync() => Visitor.ActorAsync();

    protected static string In(Bilingual text) => text.In(PageLanguage.Current.Culture);

    /// <summary>Keeps the refusal to be shown where the person looks.</summary>
    /// <returns>Whether it was done.</returns>
    protected bool Succeeds<T>(Result<T> result)
        where T : class
    {
        Refused = result.Refusal;
        return result.Succeeded;
    }

    /// <summary>Says at the foot of the page what became of it.</summary>
    /// <param name="done">The name of the words for success.</param>
    /// <returns>Whether it was done.</returns>
    protected bool Tell<T>(Result<T> result, string done)
        where T : class
    {
        Notes.Add(result.Succeeded ? Staff[done] : In(result.Refusal.Message), result.Succeeded ? Severity.Success : Severity.Error);
        return result.Succeeded;
    }

    /// <summary>Asks before what cannot be taken back at once.</summary>
    protected async Task<bool> IsSureAsync(string title, string text, string yes)
    {
        var asked = await Dialogs.ShowAsync<SureDialog>(title, new DialogParameters<SureDialog>
        {
            { dialog => dialog.Text, text },
            { dialog => dialog.Yes, yes },
        });
        return await asked.Result is { Canceled: false };
    }
}
