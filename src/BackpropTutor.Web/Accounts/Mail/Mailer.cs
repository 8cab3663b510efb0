using MailKit;
using MailKit.Net.Smtp;
using MimeKit;

namespace BackpropTutor.Web.Accounts.Mail;

/// <summary>Sends plain letters.</summary>
sealed partial class Mailer(MailSettings settings, ILogger<Mailer> logger)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public bool Exists => settings.Exists;

    /// <returns>Whether the server has taken it; why not stands in the log.</returns>
    public async Task<bool> SendAsync(string name, string address, string subject, string text)
    {
        using var message = new MimeMessage();
        message.From.Add(MailboxAddress.Parse(settings.From));
        message.To.Add(new MailboxAddress(name, address));
        message.Subject = subject;
        message.Body = new TextPart("plain") { Text = text };
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            using var client = new SmtpClient();
            await client.ConnectAsync(settings.Host!, settings.Port, settings.Security, patience.Token);
            if (settings.User is { Length: > 0 } user)
            {
                await client.AuthenticateAsync(user, settings.Password ?? "", patience.Token);
            }

            await client.SendAsync(message, patience.Token);
            await client.DisconnectAsync(quit: true, patience.Token);
            return true;
        }
        catch (Exception problem) when (problem is IOException or ServiceNotConnectedException or CommandException or ProtocolException
            or System.Net.Sockets.SocketException or OperationCanceledException or MailKit.Security.AuthenticationException)
        {
            TellFailed(problem.GetType().Name, problem.Message);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Mail could not be sent: {Kind}: {Problem}")]
    partial void TellFailed(string kind, string problem);
}
