package alo.bench.chain;

import alo.bench.chain.Marks.Kind;
import alo.bench.chain.Marks.Mark;
import alo.contract.agent.AgentSocketMessage.Phone;
import alo.local.carrier.Ami;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// All agents' telephones, on one Asterisk; tells the moments that count as they see them.
final class Telephones implements AutoCloseable {
  private final Ami ami;

  /// Connects to the running instance.
  Telephones(String address, int port, String secret, Marks marks) {
    ami = new Ami(address, port, secret, event -> hear(event, marks));
  }

  private static void hear(Map<String, String> event, Marks marks) {
    Kind kind =
        switch (event.getOrDefault("UserEvent", "")) {
          case "Offered" -> Kind.OFFERED;
          case "Freed" -> Kind.FREED;
          default -> null;
        };
    String line = event.get("Line");
    String at = event.get("At");
    if (kind != null && line != null && at != null) {
      marks.add(new Mark(line, kind, micros(at)));
    }
  }

  /// @param at seconds since 1970 with a fraction
  static long micros(String at) {
    return new BigDecimal(at).movePointRight(6).longValueExact();
  }

  /// How long they talk from now on, evenly spread.
  void talk(int fromMillis, int toMillis) {
    ami.send("Setvar", Map.of("Variable", "TALK_FROM", "Value", String.valueOf(fromMillis)));
    ami.send("Setvar", Map.of("Variable", "TALK_TO", "Value", String.valueOf(toMillis)));
  }

  /// Registrations for pjsip.conf, one for each line.
  static String registrations(Map<String, Phone> phones, String edge, int port) {
    return phones.entrySet().stream()
        .map(entry -> registration(entry.getKey(), entry.getValue(), edge, port))
        .collect(Collectors.joining("\n"));
  }

  private static String registration(String line, Phone phone, String edge, int port) {
    return """
    [%1$s]
    type = registration
    transport = transport-udp
    outbound_auth = %1$s
    server_uri = sip:%3$s:%4$d
    client_uri = sip:%2$s@%3$s:%4$d
    contact_user = %1$s
    max_random_initial_delay = 0
    retry_interval = 2
    expiration = 600
    [%1$s]
    type = auth
    auth_type = digest
    username = %2$s
    password = %5$s
    """
        .formatted(line, phone.user(), edge, port, phone.password());
  }

  /// The same lines without log-in for a PBX of its own, for pjsip.conf.
  static String endpoints(List<String> lines, String phones, int port) {
    return lines.stream()
        .map(
            line ->
                """
                [%1$s]
                type = endpoint
                transport = transport-udp
                context = nothing
                aors = %1$s
                disallow = all
                allow = alaw,ulaw
                direct_media = no
                send_connected_line = no
                rtp_timeout = 5
                [%1$s]
                type = aor
                contact = sip:%1$s@%2$s:%3$d
                """
                    .formatted(line, phones, port))
        .collect(Collectors.joining("\n"));
  }

  /// Members for queues.conf.
  static String members(List<String> lines) {
    return lines.stream()
        .map(line -> "member => PJSIP/" + line + "\n")
        .collect(Collectors.joining());
  }

  @Override
  public void close() {
    ami.close();
  }
}
