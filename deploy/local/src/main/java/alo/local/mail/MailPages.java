package alo.local.mail;

import alo.local.http.Json;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The caught mails: `/` and `/mail/N` for people, `/mails` and `/mails/N` as JSON.
final class MailPages implements HttpHandler {
  private static final String PAGE =
      """
      <!doctype html><html lang="en"><meta charset="utf-8"><title>Mails</title>
      <meta name="viewport" content="width=device-width">
      <style>body{font:16px/1.5 system-ui;margin:2rem auto;max-width:60rem;padding:0 1rem}
      table{width:100%%;border-collapse:collapse}td,th{text-align:left;padding:.4rem;\
      border-bottom:1px solid #ddd}pre{white-space:pre-wrap}</style>%s</html>
      """;

  private final Supplier<MimeMessage[]> mails;

  MailPages(Supplier<MimeMessage[]> mails) {
    this.mails = mails;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    try (exchange) {
      List<MimeMessage> all = Arrays.asList(mails.get());
      if (path.equals("/")) {
        answer(exchange, 200, "text/html", PAGE.formatted(list(all)));
      } else if (path.equals("/mails")) {
        answer(exchange, 200, "application/json", Json.write(summaries(all)));
      } else if (path.matches("/mails?/[0-9]{1,9}")) {
        int number = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
        if (number < 1 || number > all.size()) {
          answer(exchange, 404, "text/plain", "There is no mail " + number);
        } else if (path.startsWith("/mails/")) {
          answer(exchange, 200, "application/json", Json.write(whole(all, number)));
        } else {
          answer(exchange, 200, "text/html", PAGE.formatted(page(whole(all, number))));
        }
      } else {
        answer(exchange, 404, "text/plain", "There is no such page");
      }
    } catch (MessagingException e) {
      throw new IOException(e);
    }
  }

  private static List<Map<String, Object>> summaries(List<MimeMessage> all)
      throws MessagingException {
    List<Map<String, Object>> list = new ArrayList<>();
    for (int i = all.size(); i >= 1; i--) {
      list.add(summary(all.get(i - 1), i));
    }
    return list;
  }

  private static Map<String, Object> summary(MimeMessage mail, int number)
      throws MessagingException {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("id", number);
    summary.put("from", addresses(mail.getFrom()));
    summary.put("to", addresses(mail.getRecipients(Message.RecipientType.TO)));
    summary.put("subject", mail.getSubject() == null ? "" : mail.getSubject());
    return summary;
  }

  private static Map<String, Object> whole(List<MimeMessage> all, int number)
      throws MessagingException, IOException {
    MimeMessage mail = all.get(number - 1);
    Map<String, Object> whole = summary(mail, number);
    whole.put("text", find(mail, "text/plain"));
    whole.put("html", find(mail, "text/html"));
    return whole;
  }

  private static String find(Part part, String type) throws MessagingException, IOException {
    if (part.isMimeType(type)) {
      return part.getContent().toString();
    }
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        String found = find(parts.getBodyPart(i), type);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return "";
  }

  private static String list(List<MimeMessage> all) throws MessagingException {
    if (all.isEmpty()) {
      return "<h1>Mails</h1><p>No mail yet. Every mail that the system sends appears here.</p>";
    }
    var rows = new StringBuilder("<h1>Mails</h1><table><tr><th>To<th>From<th>Subject</tr>");
    for (Map<String, Object> mail : summaries(all)) {
      rows.append(
          "<tr><td>%s<td>%s<td><a href=\"/mail/%s\">%s</a></tr>"
              .formatted(
                  escaped(mail.get("to")),
                  escaped(mail.get("from")),
                  mail.get("id"),
                  escaped(mail.get("subject"))));
    }
    return rows.append("</table>").toString();
  }

  private static String page(Map<String, Object> mail) {
    String html = String.valueOf(mail.get("html"));
    String body =
        html.isEmpty()
            ? "<pre>" + linked(escaped(mail.get("text"))) + "</pre>"
            : "<iframe sandbox=\"allow-popups allow-top-navigation-by-user-activation\" "
                + "style=\"width:100%;height:40rem;border:0\" srcdoc=\""
                + escaped("<base target=\"_top\">" + html)
                + "\"></iframe>";
    return "<p><a href=\"/\">All mails</a></p><h1>%s</h1><p>%s to %s</p>%s"
        .formatted(
            escaped(mail.get("subject")), escaped(mail.get("from")), escaped(mail.get("to")), body);
  }

  private static String linked(String text) {
    return text.replaceAll("(https?://[^\\s<]+)", "<a href=\"$1\">$1</a>");
  }

  private static String addresses(Address[] addresses) {
    List<String> texts = new ArrayList<>();
    if (addresses != null) {
      for (Address address : addresses) {
        texts.add(address instanceof InternetAddress i ? i.toUnicodeString() : address.toString());
      }
    }
    return String.join(", ", texts);
  }

  private static String escaped(@Nullable Object value) {
    return String.valueOf(value)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
