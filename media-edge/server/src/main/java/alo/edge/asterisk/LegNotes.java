package alo.edge.asterisk;

import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.id.TenantId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The PBX's own list of answered and ended legs (cel_custom.conf): the only witness while the
/// program is away.
final class LegNotes {
  private static final Logger LOG = Logger.getLogger(LegNotes.class);

  /// What an account code ends with that is an offer's leg; that leg's channel is the offer's id.
  private static final String LEG_MARK = ":leg";

  private static final Pattern LINE =
      Pattern.compile(
          "\"(\\d{1,12})\\.(\\d{1,6})\",\"([a-z0-9]+):([A-Za-z0-9_-]+)(?:\",\"([^\"]*)|"
              + LEG_MARK
              + "\",\"([A-Za-z0-9_-]+))\",\"(ANSWER|HANGUP)\",(.*)");
  private static final Pattern CAUSE = Pattern.compile("hangupcause\"*:\\s*(\\d+)");

  /// Above this size the file is begun anew, while the program runs and needs none of it.
  static final long FILE_BYTES_MAX = 10_000_000;

  /// What is noted of a leg.
  ///
  /// @param leg the offer whose leg it is; null for the customer's
  /// @param farEnd whether it is the customer's leg of a call out
  /// @param answeredAt null if it was not answered, or before the list began
  /// @param endedAt null if it lives
  record Noted(
      TenantId tenant,
      InteractionId call,
      @Nullable OfferId leg,
      boolean farEnd,
      @Nullable Instant answeredAt,
      @Nullable Instant endedAt,
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

  LegNotes(Path pbxFolder) {
    this.file = pbxFolder.resolve("log/cel-custom/legs.csv");
  }

  /// All that the file holds, one for each leg in the order of their first lines; lines of other
  /// channels and damaged ones are passed over.
  List<Noted> read() {
    Map<String, Noted> legs = new LinkedHashMap<>();
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
        try {
          note(line, legs);
        } catch (IllegalArgumentException e) {
          LOG.warnf("A line of the PBX's list is passed over: %s", e.getMessage());
        }
      }
    } catch (IOException e) {
      LOG.warnf("The PBX's list of answered and ended legs can not be read: %s", e.getMessage());
    }
    return List.copyOf(legs.values());
  }

  private static void note(String line, Map<String, Noted> legs) {
    Matcher matcher = LINE.matcher(line);
    if (matcher.matches()) {
      String channel = matcher.group(6) == null ? matcher.group(5) : matcher.group(6);
      String leg = matcher.group(3) + ":" + channel;
      legs.put(leg, noted(matcher, channel, legs.get(leg)));
    }
  }

  private static Noted noted(Matcher line, String channel, @Nullable Noted before) {
    long millis = Long.parseLong((line.group(2) + "000").substring(0, 3));
    Instant at = Instant.ofEpochSecond(Long.parseLong(line.group(1))).plusMillis(millis);
    boolean ends = line.group(7).equals("HANGUP");
    var call = new InteractionId(line.group(4));
    boolean offers = line.group(6) != null;
    Matcher cause = CAUSE.matcher(line.group(8));
    return new Noted(
        new TenantId(line.group(3)),
        call,
        offers ? new OfferId(channel) : null,
        !offers && !CallBook.callOf(channel).equals(call),
        ends ? before == null ? null : before.answeredAt() : at,
        ends ? at : before == null ? null : before.endedAt(),
        ends && cause.find() ? Integer.valueOf(cause.group(1)) : null);
  }

  /// Begins a new file when the present one is large; the PBX opens it anew for each line.
  void shorten() {
    try {
      if (Files.exists(file) && Files.size(file) > FILE_BYTES_MAX) {
        Files.delete(file);
      }
    } catch (IOException e) {
      LOG.warnf(
          "The PBX's list of answered and ended legs can not be shortened: %s", e.getMessage());
    }
  }
}
