using System.Xml.Linq;
using Journeys.Host.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace Journeys.Host.Identity;

/// <summary>The keys of cookies and forms, sealed, in the database: who signed in at one host is signed in at all, and after a restart.</summary>
/// <remarks>Pages are wired by commands too that have neither database nor key, so that both are asked for when a key is.</remarks>
internal sealed class CookieKeys(IServiceProvider services) : IXmlRepository
{
    private NpgsqlDataSource Database => services.GetRequiredService<NpgsqlDataSource>();

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = Database.CreateCommand("SELECT xml FROM journeys.cookie_keys");
        using var reader = command.ExecuteReader();
        var found = new List<XElement>();
        while (reader.Read()) found.Add(XElement.Parse(reader.GetString(0)));
        return found;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var command = Database.CreateCommand("INSERT INTO journeys.cookie_keys (name, xml) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET xml = excluded.xml");
        command.Parameters.AddWithValue(friendlyName);
        command.Parameters.AddWithValue(element.ToString(SaveOptions.DisableFormatting));
        command.ExecuteNonQuery();
    }

    public static void Add(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("journeys");
        services.AddOptions<KeyManagementOptions>().Configure<IServiceProvider>((keys, provider) =>
            (keys.XmlRepository, keys.XmlEncryptor) = (new CookieKeys(provider), new SealedXml(provider)));
        services.AddSingleton<IOpensWithStorage, FirstKey>();
    }

    /// <summary>Hosts open one after another, so that those which start at once agree on the first key.</summary>
    private sealed class FirstKey(IDataProtectionProvider protection) : IOpensWithStorage
    {
        public Task OpenAsync(CancellationToken cancellation)
        {
            protection.CreateProtector(nameof(FirstKey)).Protect([0]);
            return Task.CompletedTask;
        }
    }
}
