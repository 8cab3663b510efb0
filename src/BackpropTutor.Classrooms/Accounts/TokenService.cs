using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Data;
using BackpropTutor.Classrooms.Model;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Accounts;

/// <summary>Personal API tokens: hashed, with scopes, ended at any time.</summary>
public sealed class TokenService(IDbContextFactory<ClassroomsContext> contexts, TimeProvider clock)
{
    /// <summary>By which a secret that leaked into a text can be found.</summary>
    public const string Prefix = "bpt_";

    const int MostTokens = 50;
    const int ShownCharacters = 8;

    public async Task<IReadOnlyList<ApiToken>> ListAsync(Actor actor, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return await context.ApiTokens.AsNoTracking().Where(row => row.AccountId == actor.AccountId && row.RevokedAt == null)
            .OrderByDescending(row => row.CreatedAt).ToListAsync(stop);
    }

    public async Task<Result<NewToken>> CreateAsync(
        Actor actor, string name, IReadOnlyCollection<string> scopes, DateTimeOffset? expiresAt, CancellationToken stop = default)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > 100 || scopes.Count == 0 || scopes.Except(TokenScopes.All).Any())
        {
            return Refusal.Invalid("A token has a name and at least one of the listed scopes.", "토큰에는 이름과 목록에 있는 권한이 하나 이상 있어야 해요.");
        }

        await using var context = await contexts.CreateDbContextAsync(stop);
        if (await context.ApiTokens.CountAsync(row => row.AccountId == actor.AccountId && row.RevokedAt == null, stop) >= MostTokens)
        {
            return Refusal.Conflict($"You have {MostTokens} tokens: end one first.", $"토큰이 {MostTokens}개 있어요. 먼저 하나를 끝내세요.");
        }

        var secret = Prefix + Secrets.New();
        var token = new ApiToken
        {
            AccountId = actor.AccountId,
            Name = name.Trim(),
            Hash = Secrets.HashOf(secret),
            Start = secret[..(Prefix.Length + ShownCharacters)],
            Scopes = string.Join(' ', scopes.Distinct().Order(StringComparer.Ordinal)),
            CreatedAt = clock.GetUtcNow(),
            ExpiresAt = expiresAt,
        };
        context.ApiTokens.Add(token);
        context.Note(actor, token.CreatedAt, null, AuditActions.TokenMade, token.Name, after: token.Scopes);
        await context.SaveChangesAsync(stop);
        return new NewToken(token, secret);
    }

    public async Task<Result<ApiToken>> RevokeAsync(Actor actor, Guid id, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var token = await context.ApiTokens.SingleOrDefaultAsync(row => row.Id == id && row.AccountId == actor.AccountId, stop);
        if (token is null)
        {
            return Refusal.NotFound("There is no such token among yours.", "내 토큰 중에 그런 것은 없어요.");
        }

        token.RevokedAt ??= clock.GetUtcNow();
        context.Note(actor, clock.GetUtcNow(), null, AuditActions.TokenRevoked, token.Name);
        await context.SaveChangesAsync(stop);
        return token;
    }

    /// <summary>The token of a secret, where it is valid and has that scope; null otherwise.</summary>
    public async Task<ApiToken?> CheckAsync(string secret, string scope, CancellationToken stop = default)
    {
        if (!secret.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        await using var context = await contexts.CreateDbContextAsync(stop);
        var (hash, now) = (Secrets.HashOf(secret), clock.GetUtcNow());
        var token = await context.ApiTokens.SingleOrDefaultAsync(
            row => row.Hash == hash && row.RevokedAt == null && (row.ExpiresAt == null || row.ExpiresAt > now), stop);
        if (token is null || !token.Scopes.Split(' ').Contains(scope, StringComparer.Ordinal))
        {
            return null;
        }

        if (token.LastUsedAt is null || now - token.LastUsedAt > TimeSpan.FromMinutes(1))
        {
            token.LastUsedAt = now;
            await context.SaveChangesAsync(stop);
        }

        return token;
    }
}
