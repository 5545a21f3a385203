using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace Daylight.Tests.Host;

/// <summary>
/// A real mail server of the test's own, on a free port: it takes letters over, delivers them into Maildirs, refuses
/// people it does not know, and returns what it can't deliver elsewhere.
/// </summary>
sealed class Postfix : IAsyncDisposable
{
    const string Daemons = "/usr/lib/postfix/sbin";

    // Not the account of the program: a mail server has its own.
    const int Nobody = 65534;

    readonly string home = Path.Combine(Path.GetTempPath(), $"postfix-{Ids.Next():N}");

    public int Port { get; } = FreePort();

    /// <summary>Says why the test can't run, and ends it, where there is no such server.</summary>
    public static void SkipWithout()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(Daemons, "master")), "Postfix is not installed.");
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root starts Postfix.");
    }

    /// <summary>Starts it.</summary>
    /// <param name="domain">The domain whose letters go into the Maildir <c>in</c>.</param>
    /// <param name="folder">Where its Maildirs are.</param>
    public async Task Start(string domain, string folder)
    {
        foreach (var place in (string[])[home, Path.Combine(home, "spool"), Path.Combine(home, "data")]) Directory.CreateDirectory(place);
        await File.WriteAllTextAsync(Path.Combine(home, "main.cf"), Main(domain, folder));
        await File.WriteAllTextAsync(Path.Combine(home, "master.cf"), Master());
        await File.WriteAllTextAsync(Path.Combine(home, "boxes"), $"/@{domain.Replace(".", "\\.")}$/ in/\n/^chen@outside\\.test$/ chen/\n");
        await Run("chown", "postfix", Path.Combine(home, "data"));
        await Run("chmod", "-R", "777", folder);
        await Run("postfix", "-c", home, "start");
    }

    public async ValueTask DisposeAsync()
    {
        if (!Directory.Exists(home)) return;
        await Run("postfix", "-c", home, "stop");
        Directory.Delete(home, recursive: true);
    }

    // What goes to the domain or to chen@outside.test is delivered; others there are refused; everything else is taken, goes
    // round in a circle until that is noticed, and is returned.
    string Main(string domain, string folder) => $"""
        compatibility_level = 3.6
        queue_directory = {home}/spool
        data_directory = {home}/data
        daemon_directory = {Daemons}
        command_directory = /usr/sbin
        mail_owner = postfix
        setgid_group = postdrop
        maillog_file_prefixes = {home}
        maillog_file = {home}/log
        myhostname = mx.huangpu.test
        mydestination =
        mynetworks = 127.0.0.0/8
        inet_interfaces = 127.0.0.1
        inet_protocols = ipv4
        smtpd_relay_restrictions = permit_mynetworks, reject
        smtpd_reject_unlisted_recipient = yes
        local_transport = error:5.1.1 nobody lives here
        default_transport = smtp:[127.0.0.1]:{Port}
        virtual_mailbox_domains = {domain}, outside.test
        virtual_mailbox_base = {folder}
        virtual_mailbox_maps = regexp:{home}/boxes
        virtual_uid_maps = static:{Nobody}
        virtual_gid_maps = static:{Nobody}

        """;

    string Master()
    {
        string[] plain = ["rewrite - trivial-rewrite", "bounce 0 bounce", "defer 0 bounce", "trace 0 bounce", "verify 1 verify",
            "proxymap - proxymap", "error - error", "retry - error", "discard - discard", "anvil 1 anvil", "scache 1 scache", "smtp - smtp", "tlsmgr 1 tlsmgr"];
        return string.Join('\n',
        [
            $"127.0.0.1:{Port} inet n - n - - smtpd", "pickup unix n - n 60 1 pickup", "cleanup unix n - n - 0 cleanup", "qmgr unix n - n 300 1 qmgr", "virtual unix - n n - - virtual",
            "postlog unix-dgram n - n - 1 postlogd",
            .. plain.Select(one => one.Split(' ')).Select(one => $"{one[0]} unix - - n - {one[1]} {one[2]}"), "",
        ]);
    }

    /// <summary>What it has written down, for whoever wonders why nothing came.</summary>
    public Task<string> Journal() => File.ReadAllTextAsync(Path.Combine(home, "log"), TestContext.Current.CancellationToken);

    static async Task Run(string program, params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', words)}: {said}");
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
