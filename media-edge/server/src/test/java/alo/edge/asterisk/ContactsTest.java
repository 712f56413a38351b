package alo.edge.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.edge.phone.Endpoints.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A real Asterisk and a browser's line: a telephone is seen to come and to go.
@Timeout(120)
class ContactsTest {
  private static final String EDGE = "127.0.20.40";

  private static PbxInstance pbx;
  private static EndpointRows rows;
  private static Contacts contacts;

  @BeforeAll
  static void start() throws IOException {
    Path folder = Files.createTempDirectory("alo-contacts");
    pbx =
        PbxInstance.start(
            PbxInstance.edgeTemplates(),
            folder.resolve("edge"),
            Map.of(
                "ADDRESS", EDGE,
                "EDGE_ID", "contacts",
                "CARRIER", "127.0.20.41",
                "AMI_SECRET", "only-for-tests",
                "AGI_PORT", "4573",
                "RTP_START", "25000",
                "RTP_END", "25998"));
    rows = new EndpointRows(pbx.folder().resolve("db/edge.sqlite3"), true);
    contacts = new Contacts(pbx.folder().resolve("lib/astdb.sqlite3"));
  }

  @AfterAll
  static void stop() {
    contacts.close();
    rows.close();
    pbx.close();
  }

  @Test
  @DisplayName("[G1] a telephone whose socket closes is gone, one that returns is there")
  void closes() {
    Identity ana = rows.insert(new TenantId("demo"), new AgentId("ana"), "s");
    BrowserLine line = BrowserLine.register(EDGE, ana);
    EdgeLab.await("the contact", () -> contacts.newest().containsKey(ana.user()));
    line.close();
    EdgeLab.await("no contact", () -> !contacts.newest().containsKey(ana.user()));
    try (var _ = BrowserLine.register(EDGE, ana)) {
      EdgeLab.await("the contact", () -> contacts.newest().containsKey(ana.user()));
    }
  }

  @Test
  @DisplayName("[G1] a page that registers while its old socket still stands is a new telephone")
  void replaces() {
    Identity binh = rows.insert(new TenantId("demo"), new AgentId("binh"), "s");
    try (var _ = BrowserLine.register(EDGE, binh)) {
      EdgeLab.await("the contact", () -> contacts.newest().containsKey(binh.user()));
      String first = contacts.newest().get(binh.user());
      try (var _ = BrowserLine.register(EDGE, binh)) {
        EdgeLab.await(
            "another contact",
            () -> !first.equals(contacts.newest().getOrDefault(binh.user(), first)));
        assertThat(pbx.cli("database show registrar contact"))
            .as("the old one is taken away")
            .containsOnlyOnce("/registrar/contact/" + binh.user());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"+842439990001", "801", "s", "113"})
  @DisplayName("a registered telephone can dial nothing by itself")
  void dialsNothing(String called) {
    Identity phone =
        rows.insert(new TenantId("demo"), new AgentId("agent-" + UUID.randomUUID()), "s");
    try (var line = BrowserLine.register(EDGE, phone)) {
      assertThat(line.dial(called)).isBetween(400, 699);
      EdgeLab.await(
          "no channel", () -> pbx.cli("core show channels").contains("0 active channels"));
    }
  }
}
