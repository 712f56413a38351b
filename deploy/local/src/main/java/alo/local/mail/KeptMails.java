package alo.local.mail;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.MessageDeliveryHandler;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The caught mails, each in a file of its own: an invitation may be opened after a restart. A mail
/// is in its file before its sender is told that it was taken.
final class KeptMails implements MessageDeliveryHandler {
  /// More than these: the oldest goes.
  static final int MAILS_MAX = 1_000;

  private static final String END = ".eml";

  private final Path folder;
  private final UserManager users;
  private final List<Kept> mails = new ArrayList<>();
  private @Nullable MovingMessage last;

  private record Kept(Path file, MimeMessage mail) {}

  /// Reads what was caught before.
  ///
  /// @param users the catcher's mailboxes, which nobody reads
  KeptMails(Path folder, UserManager users) {
    this.folder = folder;
    this.users = users;
    try {
      Files.createDirectories(folder);
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(f -> f.toString().endsWith(END)).sorted().toList()) {
          mails.add(new Kept(file, read(file)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// All mails, the oldest first.
  synchronized MimeMessage[] all() {
    return mails.stream().map(Kept::mail).toArray(MimeMessage[]::new);
  }

  /// Keeps a mail; asked once for each of its recipients.
  @Override
  public synchronized GreenMailUser handle(MovingMessage message, MailAddress recipient)
      throws MessagingException, UserException {
    if (message != last) {
      last = message;
      keep(message.getMessage());
    }
    String email = recipient.getEmail();
    GreenMailUser user = users.getUserByEmail(email);
    return user == null ? users.createUser(email, email, email) : user;
  }

  private void keep(MimeMessage mail) throws MessagingException {
    Path file = folder.resolve("%09d%s".formatted(nextNumber(), END));
    Path part = folder.resolve(file.getFileName() + ".part");
    try {
      try (OutputStream out = Files.newOutputStream(part)) {
        mail.writeTo(out);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      mails.add(new Kept(file, mail));
      if (mails.size() > MAILS_MAX) {
        Files.deleteIfExists(mails.removeFirst().file());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int nextNumber() {
    if (mails.isEmpty()) {
      return 1;
    }
    String name = mails.getLast().file().getFileName().toString();
    return Integer.parseInt(name.substring(0, name.length() - END.length())) + 1;
  }

  private static MimeMessage read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new MimeMessage(Session.getInstance(new Properties()), in);
    } catch (MessagingException e) {
      throw new IOException("Not a mail: " + file, e);
    }
  }
}
