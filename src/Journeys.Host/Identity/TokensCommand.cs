using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using JasperFx.CommandLine;
using Marten.Exceptions;
using Npgsql;

namespace Journeys.Host.Identity;

/// <summary>What to do with the agencies' tokens.</summary>
public enum TokensAct
{
    issue,
    list,
    revoke,
}

public sealed class TokensInput : NetCoreInput
{
    [Description("issue, list or revoke")]
    public TokensAct Act { get; set; }

    [Description("The id of the token to revoke")]
    public string? Id { get; set; }

    [Description("The agency that the token is for")]
    public string? AgencyFlag { get; set; }

    [Description("Where the token is used; the agency's id if left out")]
    public string? NameFlag { get; set; }

    [Description("Days until it ends; 90 if left out")]
    public int DaysFlag { get; set; } = 90;
}

/// <summary><c>tokens issue --agency x</c>, <c>tokens list</c>, <c>tokens revoke id</c>. A token is shown once, on standard output.</summary>
[Description("Issue, list and revoke the agencies' tokens", Name = "tokens")]
public sealed class TokensCommand : JasperFxAsyncCommand<TokensInput>
{
    public TokensCommand()
    {
        Usage("Issue a token (--agency, --name, --days), or list the tokens").Arguments(x => x.Act);
        Usage("Revoke a token").Arguments(x => x.Act, x => x.Id!);
    }

    public override async Task<bool> Execute(TokensInput input)
    {
        using var host = input.BuildHost();
        var tokens = host.Services.GetRequiredService<AgencyTokens>();
        try
        {
            return input.Act switch
            {
                TokensAct.issue => await IssueAsync(tokens, input),
                TokensAct.revoke => await RevokeAsync(tokens, input),
                _ => await ListAsync(tokens),
            };
        }
        catch (ArgumentException e)
        {
            await Console.Error.WriteLineAsync(e.Message.Replace($" (Parameter '{e.ParamName}')", "", StringComparison.Ordinal));
            return false;
        }
        catch (MartenCommandException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UndefinedTable })
        {
            await Console.Error.WriteLineAsync("The database has no schema yet. Make it with the command 'resources setup', or start the host on it once with --demo.");
            return false;
        }
    }

    private static async Task<bool> IssueAsync(AgencyTokens tokens, TokensInput input)
    {
        var token = await tokens.IssueAsync(input.AgencyFlag ?? "", input.NameFlag, input.DaysFlag);
        Console.WriteLine(token);
        return true;
    }

    private static async Task<bool> RevokeAsync(AgencyTokens tokens, TokensInput input)
    {
        if (await tokens.RevokeAsync(input.Id ?? "")) return true;
        await Console.Error.WriteLineAsync($"There is no token '{input.Id}'. 'tokens list' shows the ids.");
        return false;
    }

    private static async Task<bool> ListAsync(AgencyTokens tokens)
    {
        foreach (var token in await tokens.ListAsync())
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{token.Id}  {token.Agency}  {token.Name}  until {token.ExpiresAt:u}  last used {token.LastUsedAt?.ToString("u", CultureInfo.InvariantCulture) ?? "never"}{(token.Revoked ? "  revoked" : "")}"));
        return true;
    }
}
