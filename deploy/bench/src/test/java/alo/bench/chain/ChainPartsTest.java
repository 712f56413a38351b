package alo.bench.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import alo.bench.chain.Marks.Kind;
import alo.bench.chain.Marks.Mark;
import alo.contract.agent.AgentSocketMessage.Phone;
import alo.contract.edge.TenantConfiguration;
import alo.contract.edge.TicketClaims;
import alo.contract.id.AgentId;
import alo.wire.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The parts of the chain's benchmark that need no chain")
final class ChainPartsTest {
  @Test
  @DisplayName("a ticket is signed by the key that the edge is told to trust")
  void ticket() throws Exception {
    var office = new TicketOffice();
    String[] halves = office.ticket(Tenant.ID, new AgentId("a01"), Instant.EPOCH).split("\\.");
    var key =
        KeyFactory.getInstance("Ed25519")
            .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(office.trusted())));
    Signature check = Signature.getInstance("Ed25519");
    check.initVerify(key);
    check.update(halves[0].getBytes(StandardCharsets.US_ASCII));
    assertThat(check.verify(Base64.getUrlDecoder().decode(halves[1]))).isTrue();
    String claims = new String(Base64.getUrlDecoder().decode(halves[0]), StandardCharsets.UTF_8);
    assertThat(Json.read(claims, TicketClaims.class).agent()).isEqualTo(new AgentId("a01"));
  }

  @Test
  @DisplayName("the snapshot on the disk reads back as it was")
  void snapshot() {
    TenantConfiguration configuration = Tenant.configuration(3);
    assertThat(Json.read(Json.write(configuration), TenantConfiguration.class))
        .isEqualTo(configuration);
    assertThat(configuration.agents()).hasSize(3);
    assertThat(configuration.queues().getFirst().wrapUpSeconds()).isZero();
  }

  @Test
  @DisplayName("telephones, endpoints and members are written for every line")
  void files() {
    var phone = new Phone("ws://x", "x", "bench_1", "secret");
    assertThat(Telephones.registrations(Map.of("a01", phone), "127.0.0.1", 5060))
        .contains(
            "client_uri = sip:bench_1@127.0.0.1:5060", "contact_user = a01", "password = secret");
    List<String> lines = Tenant.lines('q', 2);
    assertThat(lines).containsExactly("q01", "q02");
    assertThat(Telephones.endpoints(lines, "127.0.0.9", 5060))
        .contains("contact = sip:q02@127.0.0.9:5060");
    assertThat(Telephones.members(lines)).isEqualTo("member => PJSIP/q01\nmember => PJSIP/q02\n");
  }

  @Test
  @DisplayName("a gap runs from free to the next offer on the same line")
  void gaps() {
    var marks = new Marks();
    marks.add(new Mark("a01", Kind.FREED, 500));
    marks.add(new Mark("a01", Kind.OFFERED, 700));
    marks.add(new Mark("a01", Kind.FREED, Telephones.micros("0.001000")));
    marks.add(new Mark("a02", Kind.OFFERED, 3_000));
    // Heard late: order is that of the moments.
    marks.add(new Mark("a01", Kind.OFFERED, 21_000));
    marks.add(new Mark("a02", Kind.FREED, 9_000));
    marks.add(new Mark("a01", Kind.SHOWN, 11_000));
    assertThat(marks.afterFreed(Kind.OFFERED, 1_000).sorted()).containsExactly(20.0);
    assertThat(marks.afterFreed(Kind.SHOWN, 1_000).sorted()).containsExactly(10.0);
    assertThat(marks.count(Kind.FREED, 1_000, 9_000)).isEqualTo(1);
    assertThatThrownBy(() -> marks.afterFreed(Kind.SHOWN, 50_000))
        .hasMessageContaining("Expected measured times");
  }

  @Test
  @DisplayName("mean and nearest-rank percentile")
  void samples() {
    var samples =
        new Samples(IntStream.rangeClosed(1, 200).mapToObj(n -> (double) (201 - n)).toList());
    assertThat(samples.mean()).isCloseTo(100.5, within(1e-9));
    assertThat(samples.percentile(0.99)).isEqualTo(198);
    assertThat(new Samples(List.of(7.0)).percentile(0.99)).isEqualTo(7);
  }
}
