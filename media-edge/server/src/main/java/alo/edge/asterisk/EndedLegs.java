package alo.edge.asterisk;

import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.id.TenantId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The PBX's own list of ended legs (cel_custom.conf): the only witness while the program is away.
final class EndedLegs {
  private static final Logger LOG = Logger.getLogger(EndedLegs.class);

  /// What an account code ends with that is an offer's leg; that leg's channel is the offer's id.
  private static final String LEG_MARK = ":leg";

  private static final Pattern LINE =
      Pattern.compile(
          "\"(\\d{1,12})\\.(\\d{1,6})\",\"([a-z0-9]+):([A-Za-z0-9_-]+)(?:\",\"[^\"]*|"
              + LEG_MARK
              + "\",\"([A-Za-z0-9_-]+))\",(.*)");
  private static final Pattern CAUSE = Pattern.compile("hangupcause\"*:\\s*(\\d+)");

  /// Above this size the file is begun anew, while the program runs and needs none of it.
  static final long FILE_BYTES_MAX = 10_000_000;

  /// A leg that ended.
  ///
  /// @param leg the offer whose leg it was; null for the customer's
  record Ended(
      TenantId tenant,
      InteractionId call,
      @Nullable OfferId leg,
      Instant at,
      @Nullable Integer cause) {}

  /// The account code of a customer's leg, by which its line is known.
  static String account(TenantId tenant, InteractionId call) {
    return tenant.value() + ":" + call.value();
  }

  /// The account code of an offer's leg.
  static String legAccount(TenantId tenant, InteractionId call) {
    return account(tenant, call) + LEG_MARK;
  }

  private final Path file;

  EndedLegs(Path pbxFolder) {
    this.file = pbxFolder.resolve("log/cel-custom/ended.csv");
  }

  /// All that the file holds; lines of other legs and damaged ones are passed over.
  List<Ended> read() {
    List<Ended> ended = new ArrayList<>();
    if (!Files.exists(file)) {
      return ended;
    }
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
        Matcher matcher = LINE.matcher(line);
        if (matcher.matches()) {
          ended.add(ended(matcher));
        }
      }
    } catch (IOException e) {
      LOG.warnf("The PBX's list of ended legs can not be read: %s", e.getMessage());
    }
    return ended;
  }

  private static Ended ended(Matcher line) {
    long millis = Long.parseLong((line.group(2) + "000").substring(0, 3));
    String leg = line.group(5);
    Matcher cause = CAUSE.matcher(line.group(6));
    return new Ended(
        new TenantId(line.group(3)),
        new InteractionId(line.group(4)),
        leg == null ? null : new OfferId(leg),
        Instant.ofEpochSecond(Long.parseLong(line.group(1))).plusMillis(millis),
        cause.find() ? Integer.valueOf(cause.group(1)) : null);
  }

  /// Begins a new file when the present one is large; the PBX opens it anew for each line.
  void shorten() {
    try {
      if (Files.exists(file) && Files.size(file) > FILE_BYTES_MAX) {
        Files.delete(file);
      }
    } catch (IOException e) {
      LOG.warnf("The PBX's list of ended legs can not be shortened: %s", e.getMessage());
    }
  }
}
