# The service in one image: built with the SDK, run without it, by a user who owns nothing but the data.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source

# What restore reads, apart from the sources, so that an edited file does not fetch the packages anew.
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY src/BackpropTutor.Autodiff/*.csproj src/BackpropTutor.Autodiff/
COPY src/BackpropTutor.Language/*.csproj src/BackpropTutor.Language/
COPY src/BackpropTutor.Grading/*.csproj src/BackpropTutor.Grading/
COPY src/BackpropTutor.Lessons/*.csproj src/BackpropTutor.Lessons/
COPY src/BackpropTutor.Classrooms/*.csproj src/BackpropTutor.Classrooms/
COPY src/BackpropTutor.Web/*.csproj src/BackpropTutor.Web/*.targets src/BackpropTutor.Web/
RUN dotnet restore src/BackpropTutor.Web

COPY .editorconfig ./
COPY content content
COPY wwwroot wwwroot
COPY src src
RUN dotnet publish src/BackpropTutor.Web --no-restore -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
ENV ASPNETCORE_HTTP_PORTS=8080
EXPOSE 8080
# Accounts and classes: a folder that outlives the container, and the only one that the user may write to.
ENV Data__Path=/data Reports__Path=/data/reports.jsonl
RUN mkdir /data && chown $APP_UID /data
VOLUME /data
USER $APP_UID
# The service asks itself: the image needs neither a shell nor curl for it.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["dotnet", "BackpropTutor.Web.dll", "--health"]
ENTRYPOINT ["dotnet", "BackpropTutor.Web.dll"]
