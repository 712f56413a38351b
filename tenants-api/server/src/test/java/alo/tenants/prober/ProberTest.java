package alo.tenants.prober;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.nullValue;

import alo.contract.isolation.IsolationRound;
import alo.contract.isolation.IsolationRound.Finding;
import alo.tenants.identity.HousePrograms;
import alo.tenants.interaction.Recordings;
import alo.tenants.platform.Database;
import alo.tenants.platform.Sql;
import alo.tenants.tenant.Tenants;
import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.FakeProgramClients;
import alo.tenants.testing.TestClock;
import alo.tenants.testing.TestPlatform;
import alo.wire.testing.TestIssuer;
import io.quarkus.arc.ClientProxy;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The prober in the running service: a healthy one, two with a hole, one without an identity
/// provider.
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class ProberTest {
  private static final int IN_AN_HOUR = 12;

  @Inject Prober prober;
  @Inject Rounds rounds;
  @Inject Recordings recordings;
  @Inject Tenants tenants;
  @Inject Database database;
  @Inject FakeProgramClients programs;
  @Inject FakeIdentities identities;
  @Inject ForgetfulCache cache;
  @Inject Canaries canaries;
  @Inject Cursors cursors;
  @Inject HousePrograms house;
  @Inject Door door;
  @Inject TestClock clock;

  @Test
  @DisplayName("[G6] canary tenants attack each other over every operation: no leak, 200 an hour")
  void healthy() {
    int stock = freeNumbers();
    long begun = System.nanoTime();
    IsolationRound round = round();
    long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
    System.out.printf(
        "Isolation: %d attempts on %d operations in %d ms, %d an hour, %d unclear, %d leaks %s%n",
        round.attempts(),
        round.operations(),
        millis,
        round.attempts() * IN_AN_HOUR,
        round.unclear(),
        round.leaks(),
        round.findings());
    assertThat(round.notRun()).isNull();
    assertThat(round.leaks()).isZero();
    assertThat(round.attempts() * IN_AN_HOUR).isGreaterThan(200);
    // Exports have a pace of some in a minute, and here a round comes upon the other.
    assertThat(round.findings()).allMatch(f -> f.operation().endsWith("/export"));
    assertThat(freeNumbers()).as("free numbers of the stock").isEqualTo(stock);
    seen(round);
    standsAside();
  }

  @Test
  @DisplayName(
      "[G6] a planted hole is reported within one round: a look-up that forgets the tenant")
  void findsLookUp() {
    Recordings real = ClientProxy.unwrap(recordings);
    QuarkusMock.installMockForInstance(new LeakyRecordings(real, tenants), recordings);
    IsolationRound round = round();
    assertThat(round.leaks()).isPositive();
    assertThat(leaked(round)).contains("POST /api/v1/recordings/{id}/address");
    assertThat(health()).isEqualTo(Status.DOWN);
    RestAssured.get("/q/health/well")
        .then()
        .body("checks.find{it.name=='isolation'}.data.rounds", equalTo("off"));
    QuarkusMock.installMockForInstance(real, recordings);
    assertThat(round().leaks()).isZero();
    assertThat(health()).isEqualTo(Status.UP);
    clock.stopAt(Instant.now().plus(Duration.ofMinutes(16)));
    try {
      assertThat(health()).as("after 16 minutes without a round").isEqualTo(Status.DOWN);
    } finally {
      clock.go();
    }
  }

  /// As it is where rounds are run.
  private Status health() {
    Prober on =
        new Prober() {
          @Override
          boolean isOn() {
            return true;
          }

          @Override
          Duration every() {
            return Duration.ofMinutes(5);
          }
        };
    TestClock before = new TestClock();
    before.stopAt(Instant.EPOCH);
    IsolationHealth health = new IsolationHealth(on, rounds, before);
    before.stopAt(clock.instant());
    return health.call().getStatus();
  }

  @Test
  @DisplayName("[G6] a planted hole is reported within one round: a list that is cached for all")
  void findsCachedList() {
    cache.open(true);
    try {
      IsolationRound round = round();
      assertThat(leaked(round)).contains("GET /api/v1/customers");
      assertThat(round.findings())
          .filteredOn(f -> f.operation().equals("GET /api/v1/customers"))
          .extracting(Finding::came)
          .contains("HTTP 200 with the other's word");
    } finally {
      cache.open(false);
    }
  }

  @Test
  @DisplayName("[G6] a planted hole is reported within one round: a page found by its cursor alone")
  void findsPageByCursor() {
    cache.openToPages(true);
    try {
      assertThat(round().findings())
          .filteredOn(Finding::leak)
          .extracting(Finding::operation, Finding::aim)
          .contains(tuple("GET /api/v1/interactions", "other's CURSOR as cursor"));
    } finally {
      cache.openToPages(false);
    }
  }

  @Test
  @DisplayName("[G6] each list of a canary has a cursor that leads on, with which it is attacked")
  void trueCursors() {
    round();
    Attempts attempts =
        new Attempts(
            PublishedApi.of(door.ask("GET", "/q/openapi?format=json", "", null).body())
                .operations());
    for (Canary canary : canaries.both()) {
      String token = house.token(canary.program());
      Map<String, String> found = cursors.of(attempts, canary.things(), token);
      assertThat(cursors.missing(attempts, canary.things(), found)).isEmpty();
      assertThat(new HashSet<>(found.values())).as("different cursors").hasSizeGreaterThan(9);
    }
  }

  @Test
  @DisplayName("[G6] without an identity provider a round is not run, and that is told")
  void tellsAbsence() {
    programs.setAway(true);
    try {
      IsolationRound round = round();
      assertThat(round.notRun()).contains("identity provider");
      assertThat(round.leaks()).isZero();
    } finally {
      programs.setAway(false);
    }
    Api.as(Api.provider())
        .get("/api/v1/provider/isolation")
        .then()
        .body("items[0].notRun", containsString("identity provider"))
        .body("items[0].attempts", equalTo(0));
  }

  private IsolationRound round() {
    prober.due();
    return rounds.list(1, null).items().getFirst();
  }

  private void seen(IsolationRound round) {
    Api.as(Api.provider())
        .get("/api/v1/provider/isolation?limit=1")
        .then()
        .statusCode(200)
        .body("items[0].number", equalTo((int) round.number()))
        .body("items[0].notRun", nullValue())
        .body("items[0].leaks", equalTo(0));
    Api.Tenant tenant = Api.signUp("Asks how it is kept apart", identities);
    Api.as(tenant.ownerToken())
        .get("/api/v1/isolation")
        .then()
        .statusCode(200)
        .body("leaks", equalTo(0))
        .body("attempts", equalTo(round.attempts()))
        .body("attemptsInDay", greaterThan(0));
    String metrics = RestAssured.get("/q/metrics").asString();
    assertThat(metrics).contains("alo_isolation_attempts_total").contains("alo_isolation_leaks 0");
  }

  /// No canary is in the provider's list, in the mail or in what billing hears.
  private void standsAside() {
    List<String> canaries =
        database.call(
            c ->
                Sql.list(c, "select id from control.tenant where canary", row -> row.getString(1)));
    assertThat(canaries).hasSize(2);
    List<String> listed =
        Api.as(Api.provider()).get("/api/v1/provider/tenants?limit=200").path("items.id");
    assertThat(listed).doesNotContainAnyElementsOf(canaries);
    assertThat(
            database
                .call(
                    c ->
                        Sql.find(
                            c,
                            "select count(*) from control.usage_outbox where tenant = any (?)",
                            row -> row.getInt(1),
                            canaries))
                .orElseThrow())
        .as("messages to billing")
        .isZero();
    assertThat(TestPlatform.mail().getReceivedMessages())
        .noneMatch(
            mail -> {
              try {
                return mail.getAllRecipients()[0].toString().endsWith("@canary.invalid");
              } catch (jakarta.mail.MessagingException e) {
                throw new IllegalStateException(e);
              }
            });
  }

  private int freeNumbers() {
    return database
        .call(
            c ->
                Sql.find(
                    c,
                    "select count(*) from control.number where tenant is null",
                    row -> row.getInt(1)))
        .orElseThrow();
  }

  private static List<String> leaked(IsolationRound round) {
    return round.findings().stream().filter(Finding::leak).map(Finding::operation).toList();
  }
}
