using BackpropTutor.Web.Accounts;
using BackpropTutor.Web.Accounts.Kept;
using BackpropTutor.Web.Accounts.Passkeys;
using BackpropTutor.Web.Accounts.Visits;
using BackpropTutor.Web.Api;
using BackpropTutor.Web.Assignments.Work;
using BackpropTutor.Web.Bounds;
using BackpropTutor.Web.Hosting;
using BackpropTutor.Web.Languages;
using BackpropTutor.Web.Layouts;
using BackpropTutor.Web.Requests;
using BackpropTutor.Web.Routes.Exploring;
using BackpropTutor.Web.Staff.Ground;

if (HealthVerb.IsAsked(args))
{
    return await HealthVerb.AskAsync();
}

if (ContentVerbs.Find(args) is { } verb)
{
    return verb();
}

if (DataVerbs.Find(args) is { } dataVerb)
{
    return await dataVerb();
}

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.AddDefaultAddress();
builder.AddLogLines();
builder.AddShutDown();
builder.AddProxies();
builder.AddSecurityEvents();
builder.AddStaticAssets();
builder.AddLanguages();
builder.AddCourse();
builder.AddAccounts();
builder.AddPages();
builder.AddApi();
builder.AddHealth();
builder.AddCompression();
builder.AddSharedPages();
builder.AddWorkGate();
builder.AddCircuitBounds();
builder.AddStaff();

var app = builder.Build();
app.ReportContent();
app.EndInTime();
app.UseProxies();
app.UseSecurityHeaders();
app.UseVaryByEncoding();
app.UseStaffRules();
app.UseWellFormedHosts();
app.UseSecurityEvents();
app.UseHeadRequests();
app.UsePathLanguage();
app.UseErrorPages();
app.UseApiProblems();
app.UseReadableQueries();
app.UseOwnOriginForCircuits();
app.UseRouting();
app.UseKnownLanguagesOnly();
app.UseCanonicalAddresses();
app.UseAccounts();
app.UseRoomForCircuits();
app.UseRateLimiter();
app.UseOutputCache();
app.UseWorkGate();
app.UseCompression();
app.UseAntiforgery();

app.MapStaticAssets().AllowAnonymous();
app.MapHealth();
app.MapApi();
app.MapLanguageChoice();
app.MapVisits();
app.MapKept();
app.MapPasskeys();
app.MapWork();
app.MapPictureDownload();
app.MapStaff();
app.MapPages<App>();

await app.PrepareDataAsync();
await app.RunAsync();
return 0;
