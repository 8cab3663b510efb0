namespace BackpropTutor.Web.Requests;

/// <summary>Who asks for the head of something is answered as if for the whole of it; the server itself leaves the body out.</summary>
static class HeadRequests
{
    public static void UseHeadRequests(this WebApplication app) =>
        app.Use(static (context, next) =>
        {
            if (HttpMethods.IsHead(context.Request.Method))
            {
                context.Request.Method = HttpMethods.Get;
            }

            return next(context);
        });
}
