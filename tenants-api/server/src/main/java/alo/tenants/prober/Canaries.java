package alo.tenants.prober;

import alo.contract.id.EdgeId;
import alo.contract.id.TenantId;
import alo.contract.identity.IntegrationView;
import alo.contract.identity.Permission;
import alo.contract.tenant.SignUp;
import alo.contract.tenant.TenantState;
import alo.contract.value.E164;
import alo.contract.value.Language;
import alo.tenants.edge.EdgeKeys;
import alo.tenants.identity.HousePrograms;
import alo.tenants.number.Numbers;
import alo.tenants.platform.Database;
import alo.tenants.platform.RandomIds;
import alo.tenants.platform.Sql;
import alo.tenants.platform.tink.Vault;
import alo.tenants.tenant.SignUps;
import alo.wire.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// The two canaries. Each is signed up like a company and gets a program of its own, once; what a
/// crash left half done, the next round goes on with.
@ApplicationScoped
class Canaries {
  private static final int CANARIES = 2;
  private static final int WORD_LENGTH = 24;
  private static final int PHONE_DIGITS = 12;
  private static final String NAMED = "Canary ";

  /// All that a program can do: whoever may less could be refused for another reason than whose
  /// things he asks for.
  private static final Set<Permission> ALL =
      Arrays.stream(Permission.values())
          .filter(p -> !IntegrationView.FOR_PEOPLE_ONLY.contains(p))
          .collect(Collectors.toUnmodifiableSet());

  @Inject Database database;
  @Inject SignUps signUps;
  @Inject HousePrograms programs;
  @Inject EdgeKeys edges;
  @Inject Vault vault;
  @Inject RandomIds ids;

  private record Tenant(TenantId id, String name, TenantState state, String owner, String number) {}

  /// Both, made as far as they lack.
  List<Canary> both() {
    List<Tenant> there = new ArrayList<>(there());
    while (there.size() < CANARIES) {
      signUp();
      there = new ArrayList<>(there());
    }
    return there.stream().limit(CANARIES).map(this::withProgram).toList();
  }

  /// Keeps what a canary was found to have.
  void keep(Canary canary) {
    database.run(
        c ->
            Sql.update(
                c,
                "update control.canary set things = ? where tenant = ?",
                Json.write(canary.things()),
                canary.tenant()));
  }

  private List<Tenant> there() {
    return database.callAlone(
        c ->
            Sql.list(
                c,
                "select id, name, state, owner_user, number from control.tenant where canary"
                    + " and state not in ('PROVISIONING', 'DELETING') order by created_at, id",
                row ->
                    new Tenant(
                        new TenantId(row.getString("id")),
                        row.getString("name"),
                        TenantState.valueOf(row.getString("state")),
                        row.getString("owner_user"),
                        row.getString("number"))));
  }

  private void signUp() {
    EdgeId edge =
        edges.edges().stream()
            .min(Comparator.comparing(EdgeId::value))
            .orElseThrow(() -> new NotRunException("no edge is told that could have a canary"));
    String word = ids.letters(WORD_LENGTH);
    signUps.canary(
        new SignUp(NAMED + word, word, word + "@canary.invalid", Language.EN),
        new Numbers.Taken(new E164(phone()), edge));
  }

  private Canary withProgram(Tenant tenant) {
    if (tenant.state() != TenantState.ACTIVE) {
      throw new NotRunException("canary %s is %s".formatted(tenant.id(), tenant.state()));
    }
    return database
        .callAlone(c -> kept(c, tenant))
        .orElseGet(
            () -> {
              programs.make(tenant.id(), "Prober", ALL, given -> keepNew(tenant, given));
              return database.callAlone(c -> kept(c, tenant)).orElseThrow();
            });
  }

  private java.util.Optional<Canary> kept(Connection c, Tenant tenant) throws SQLException {
    return Sql.find(
        c,
        "select * from control.canary where tenant = ?",
        row -> canary(tenant, row),
        tenant.id());
  }

  private void keepNew(Tenant tenant, HousePrograms.Credentials given) {
    database.run(
        c ->
            Sql.update(
                c,
                "insert into control.canary (tenant, word, phone, client, secret, things)"
                    + " values (?, ?, ?, ?, ?, '{}')",
                tenant.id(),
                tenant.name().substring(NAMED.length()),
                phone(),
                given.client(),
                vault.encrypt(bytes(given.secret()), place(tenant.id()))));
  }

  private Canary canary(Tenant tenant, ResultSet row) throws SQLException {
    Map<Thing, String> things = new EnumMap<>(Thing.class);
    Map<?, ?> stored = Json.read(row.getString("things"), Map.class);
    stored.forEach((thing, id) -> things.put(Thing.valueOf(thing.toString()), id.toString()));
    things.put(Thing.TENANT, tenant.id().value());
    things.put(Thing.NUMBER, tenant.number());
    things.put(Thing.AGENT, tenant.owner());
    things.put(Thing.PHONE, row.getString("phone"));
    things.put(Thing.WORD, row.getString("word"));
    things.put(Thing.SEQUENCE, "0");
    return new Canary(
        tenant.id(),
        row.getString("word"),
        row.getString("phone"),
        new HousePrograms.Credentials(
            row.getString("client"),
            new String(
                vault.decrypt(row.getBytes("secret"), place(tenant.id())), StandardCharsets.UTF_8)),
        things);
  }

  /// A number of nobody's.
  private static String phone() {
    RandomGenerator random = new java.security.SecureRandom();
    return Numbers.NOBODYS
        + random.ints(PHONE_DIGITS, 0, 10).mapToObj(String::valueOf).collect(Collectors.joining());
  }

  private static String place(TenantId tenant) {
    return "canary/" + tenant;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
