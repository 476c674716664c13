using System.Text;
using System.Xml.Linq;
using Journeys.Host.Storage;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Journeys.Host.Identity;

/// <summary>Seals the keys of cookies with the master key, so that a copy of the database signs nobody in.</summary>
internal sealed class SealedXml(IServiceProvider services) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) => new(
        new XElement("sealed", Convert.ToBase64String(services.GetRequiredService<MasterKey>().SealCookieKey(Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting))))),
        typeof(OpenedXml));
}

/// <summary>Opens what <see cref="SealedXml"/> sealed; made by the framework from the name that stands beside each key.</summary>
internal sealed class OpenedXml(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) => XElement.Parse(
        Encoding.UTF8.GetString(services.GetRequiredService<MasterKey>().OpenCookieKey(Convert.FromBase64String(encryptedElement.Value))));
}
