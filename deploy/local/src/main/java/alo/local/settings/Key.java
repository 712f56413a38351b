package alo.local.settings;

/// Everything of a local system that can be moved by an environment variable.
public enum Key {
  DATA("ALO_DATA", ".alo", "folder of data, logs and secrets"),
  CACHE("ALO_CACHE", "~/.cache/alo", "folder of Keycloak and Asterisk, shared by all checkouts"),
  ADDRESS("ALO_ADDRESS", "127.0.0.1", "address of the servers, Keycloak, the store and the mails"),
  UI_PORT("ALO_UI_PORT", "8080", "agent-ui, HTTP"),
  API_PORT("ALO_API_PORT", "8081", "tenants-api, HTTP"),
  BILLING_PORT("ALO_BILLING_PORT", "8082", "billing, HTTP"),
  KEYCLOAK_PORT("ALO_KEYCLOAK_PORT", "8180", "Keycloak, HTTP"),
  KEYCLOAK_MANAGEMENT_PORT("ALO_KEYCLOAK_MANAGEMENT_PORT", "9180", "Keycloak's health, HTTP"),
  POSTGRES_PORT("ALO_POSTGRES_PORT", "5442", "PostgreSQL, always on 127.0.0.1"),
  S3_PORT("ALO_S3_PORT", "8333", "S3 store, HTTP"),
  SMTP_PORT("ALO_SMTP_PORT", "2525", "mail catcher, SMTP"),
  MAIL_PORT("ALO_MAIL_PORT", "8025", "mail catcher's page, HTTP"),
  EDGE1_ADDRESS("ALO_EDGE1_ADDRESS", "127.0.0.2", "address of all that belongs to edge1"),
  EDGE2_ADDRESS("ALO_EDGE2_ADDRESS", "127.0.0.3", "address of all that belongs to edge2"),
  CARRIER_ADDRESS("ALO_CARRIER_ADDRESS", "127.0.0.10", "address of the simulated carrier"),
  GATEWAY_ADDRESS(
      "ALO_GATEWAY_ADDRESS",
      "127.0.0.11",
      "address of the simulated gateway to the telephone network"),
  SIP_PORT("ALO_SIP_PORT", "5060", "SIP over UDP, on each edge and the carrier"),
  SIP_SOCKET_PORT("ALO_SIP_SOCKET_PORT", "8088", "SIP over WebSocket, on each edge"),
  AMI_PORT("ALO_AMI_PORT", "5038", "Asterisk manager, on each edge and the carrier"),
  EDGE_PORT("ALO_EDGE_PORT", "8090", "edge server with the agent socket, on each edge"),
  AGI_PORT("ALO_AGI_PORT", "4573", "FastAGI, on each edge"),
  AOT("ALO_AOT", "on", "on: servers keep an AOT cache and start sooner the next time; off: not"),
  DEMO("ALO_DEMO", "on", "on: the demo tenants are made; off: an empty system"),
  DISK_FREE_MIB_MIN("ALO_DISK_FREE_MIB_MIN", "3000", "refuse to start with less free disk, MiB");

  private final String variable;
  private final String fallback;
  private final String meaning;

  Key(String variable, String fallback, String meaning) {
    this.variable = variable;
    this.fallback = fallback;
    this.meaning = meaning;
  }

  /// Name of the environment variable.
  public String variable() {
    return variable;
  }

  /// The value when the variable is not set.
  public String fallback() {
    return fallback;
  }

  /// One line for people.
  public String meaning() {
    return meaning;
  }

  /// All keys as a Markdown table, as it stands in `deploy/local/README.md`.
  public static String table() {
    var table = new StringBuilder("| variable | default | meaning |\n|---|---|---|\n");
    for (Key key : values()) {
      table.append("| `%s` | `%s` | %s |%n".formatted(key.variable, key.fallback, key.meaning));
    }
    return table.toString();
  }
}
