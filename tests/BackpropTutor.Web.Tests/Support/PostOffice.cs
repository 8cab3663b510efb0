using System.Buffers;
using System.Threading.Channels;
using MimeKit;
using SmtpServer;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace BackpropTutor.Web.Tests.Support;

/// <summary>A mail server that keeps what it is sent.</summary>
public sealed class PostOffice : MessageStore, IAsyncDisposable
{
    readonly Channel<MimeMessage> letters = Channel.CreateUnbounded<MimeMessage>();
    readonly CancellationTokenSource closing = new();
    readonly Task open;

    public PostOffice()
    {
        Port = ServiceProcess.FreePort();
        var options = new SmtpServerOptionsBuilder().ServerName("localhost").Port(Port).Build();
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add(this);
        open = new SmtpServer.SmtpServer(options, services).StartAsync(closing.Token);
    }

    public int Port { get; }

    /// <summary>The next letter, as soon as it is there.</summary>
    public async Task<MimeMessage> NextAsync() => await letters.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public override async Task<SmtpResponse> SaveAsync(
        ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream(buffer.ToArray());
        letters.Writer.TryWrite(await MimeMessage.LoadAsync(bytes, cancellationToken));
        return SmtpResponse.Ok;
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await Record.ExceptionAsync(() => open);
        closing.Dispose();
    }
}
