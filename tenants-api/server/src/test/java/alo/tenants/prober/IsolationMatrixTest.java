package alo.tenants.prober;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.id.TenantId;
import alo.tenants.platform.Database;
import alo.tenants.platform.Sql;
import alo.tenants.platform.TenantSchemas;
import alo.tenants.prober.Attempt.Expected;
import alo.tenants.prober.Attempt.Verdict;
import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestPlatform;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Every operation of the published description, every place of an id, everybody who may not. What
/// is new there is tried here by itself; what nobody has told how to attack fails.
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class IsolationMatrixTest {
  private static final List<String> AUDIENCE = List.of("tenants-api");

  /// Asked by everybody who is somebody.
  private static final Set<String> FOR_ALL = Set.of("GET /api/v1/me");

  private static final String SOMETHING = "{\"name\":\"Nothing\",\"permissions\":[\"usage.see\"]}";

  @Inject FakeIdentities identities;
  @Inject Database database;
  @Inject Digests digests;
  @Inject Door door;
  @Inject Cursors cursors;

  private final List<String> failures = new ArrayList<>();
  private final Map<String, Integer> counts = new TreeMap<>();
  private List<Operation> operations;
  private Attempts attempts;
  private Furnished one;
  private Furnished two;
  private Map<String, String> ofOne;

  @BeforeEach
  void twoTenants() {
    operations =
        PublishedApi.of(door.ask("GET", "/q/openapi?format=json", "", null).body()).operations();
    attempts = new Attempts(operations);
    one = Furnished.signUp("+84907000001", 890, identities);
    two = Furnished.signUp("+84907000002", 891, identities);
  }

  @Test
  @DisplayName("[G6] [W2] every operation, each place of an id, everybody who may not: nothing")
  void matrix() {
    assertThat(attempts.untold()).as("told how to attack").isEmpty();
    String nobody = nobodyOf(two);
    trueIds();
    trueCursors();
    loggedIn();
    Map<String, String> before = digests.of(tenant(one));
    Map<String, String> beforeTwo = digests.of(tenant(two));
    byAnother();
    byOwnWithoutPermission(nobody);
    byNobody();
    assertThat(failures).isEmpty();
    assertThat(digests.of(tenant(one))).isEqualTo(before);
    assertThat(digests.of(tenant(two))).isEqualTo(beforeTwo);
    System.out.printf(
        "Isolation: %d operations, %s attempts, none got anything%n", operations.size(), counts);
    assertThat(counts.values()).hasSize(7).allMatch(count -> count >= 90);
  }

  /// Who is seen for the first time is entered as come; that is his own doing.
  private void loggedIn() {
    String employee = two.things().get(Thing.AGENT);
    for (String person : List.of(two.tenant().owner(), employee)) {
      String token = TestIssuer.pageToken(person, two.tenant().id());
      assertThat(door.ask("GET", "/api/v1/me", "", token).status()).isEqualTo(200);
    }
  }

  /// Of an id that is nobody's, a refusal would show nothing.
  private void trueIds() {
    String owner = one.tenant().ownerToken();
    for (Attempt attempt : attempts.byItself(one.things())) {
      assertThat(door.ask(attempt, owner).status())
          .as(attempt.operation() + " of its owner")
          .isEqualTo(200);
    }
    assertThat(door.ask("GET", "/api/v1/customers", "", owner).body())
        .as("the word of tenant one, in his own list")
        .contains(one.word());
  }

  /// A cursor of the prober's making would be refused for its form.
  private void trueCursors() {
    ofOne = cursors.of(attempts, one.things(), one.tenant().ownerToken());
    assertThat(cursors.missing(attempts, one.things(), ofOne)).as("lists without cursor").isEmpty();
  }

  /// At the pages, where each person may export on his own.
  private void byAnother() {
    String id = two.tenant().id();
    String owner = TestIssuer.pageToken(two.tenant().owner(), id);
    String employee = TestIssuer.pageToken(two.things().get(Thing.AGENT), id);
    for (Attempt attempt : attempts.byAnother(two.things(), one.things(), ofOne)) {
      tried("other's owner", attempt, owner);
      tried("other's agent", attempt, employee);
    }
  }

  private void byOwnWithoutPermission(String nobody) {
    String token = TestIssuer.pageToken(nobody, two.tenant().id());
    for (Attempt attempt : attempts.byNobody(two.things())) {
      if (attempt.expected() == Expected.NO_TOKEN && !FOR_ALL.contains(attempt.operation())) {
        Door.Answer answer = door.ask(attempt, token);
        count("own agent without permission");
        if (answer.status() != 403) {
          failures.add(attempt.operation() + " without permission: " + answer.status());
        }
      }
    }
  }

  private void byNobody() {
    String owner = one.tenant().owner();
    String id = one.tenant().id();
    String expired = TestIssuer.token(owner, AUDIENCE, List.of(), -300, id);
    String forged = TestIssuer.forgedToken(owner, id);
    String elsewhere = TestIssuer.token(owner, List.of("billing"), List.of(), 300, id);
    for (Attempt attempt : attempts.byNobody(one.things())) {
      tried("anonymous", attempt, null);
      tried("expired", attempt, expired);
      tried("wrongly signed", attempt, forged);
      tried("other audience", attempt, elsewhere);
    }
  }

  /// Somebody from whose set everything was taken.
  private String nobodyOf(Furnished tenant) {
    String key = UUID.randomUUID().toString();
    String owner = tenant.tenant().ownerToken();
    String set = Api.post(owner, key, SOMETHING, "/permission-sets", 201).path("id");
    String person = tenant.tenant().hired(set, "202");
    database.run(
        c ->
            Sql.update(
                c,
                "update %s.permission_set set permissions = '{}' where id = ?"
                    .formatted(TenantSchemas.name(tenant(tenant))),
                set));
    return person;
  }

  private void tried(String who, Attempt attempt, @Nullable String token) {
    Door.Answer answer = door.ask(attempt, token);
    count(who);
    Verdict verdict = attempt.judge(answer.status(), answer.body(), Set.of(one.word()));
    if (verdict != Verdict.HELD) {
      failures.add(
          "%s, %s, by %s: %d".formatted(attempt.operation(), attempt.aim(), who, answer.status()));
    }
  }

  private void count(String who) {
    counts.merge(who, 1, Integer::sum);
  }

  private static TenantId tenant(Furnished furnished) {
    return new TenantId(furnished.tenant().id());
  }
}
