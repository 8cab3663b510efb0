using MailKit.Security;

namespace BackpropTutor.Web.Accounts.Mail;

/// <summary>How mail leaves: the settings under <c>Mail</c>. Without a host none does, and administrators make links instead.</summary>
sealed record MailSettings
{
    public string? Host { get; init; }

    public int Port { get; init; } = 587;

    /// <summary>Null where the server asks for none.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>The address that it comes from.</summary>
    public string From { get; init; } = "";

    /// <summary>StartTls, SslOnConnect, Auto, or None for a server on the same machine.</summary>
    public SecureSocketOptions Security { get; init; } = SecureSocketOptions.StartTls;

    public bool Exists => !string.IsNullOrWhiteSpace(Host);

    public static MailSettings Of(IConfiguration configuration) => configuration.GetSection("Mail").Get<MailSettings>() ?? new();
}
