package alo.local.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/// The mail catcher: `MAIL_ADDRESS`, `MAIL_SMTP_PORT`, `MAIL_HTTP_PORT`, `MAIL_FOLDER`.
public final class MailMain {
  private MailMain() {}

  /// Runs until it is told to end.
  public static void main(String[] arguments) throws IOException {
    String address = System.getenv().getOrDefault("MAIL_ADDRESS", "127.0.0.1");
    int smtp = Integer.parseInt(System.getenv().getOrDefault("MAIL_SMTP_PORT", "2525"));
    int http = Integer.parseInt(System.getenv().getOrDefault("MAIL_HTTP_PORT", "8025"));
    var mails = new GreenMail(new ServerSetup(smtp, address, ServerSetup.PROTOCOL_SMTP));
    var kept =
        new KeptMails(
            Path.of(System.getenv().getOrDefault("MAIL_FOLDER", "mails")), mails.getUserManager());
    mails.getUserManager().setMessageDeliveryHandler(kept);
    mails.start();
    HttpServer server = HttpServer.create(new InetSocketAddress(address, http), 0);
    server.createContext("/", new MailPages(kept::all));
    server.start();
  }
}
