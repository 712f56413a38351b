package alo.local.demo;

import alo.local.http.Http;
import alo.local.keycloak.KeycloakAdmin;
import alo.local.settings.Key;
import alo.local.settings.Settings;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Makes the demo's tenants and people through the public API; what is there stays as it is.
public final class Demo {
  /// A tenant as it came out.
  ///
  /// @param number the number that its callers dial
  public record Tenant(
      String id, String company, String edge, String number, String queue, String owner) {}

  private static final String NUMBER_LABEL = "Chăm sóc khách hàng";
  private static final String SIGN_UP_LABEL = "Số chính";

  private final KeycloakAdmin keycloak;
  private final URI base;
  private final Consumer<String> report;

  public Demo(Settings settings, KeycloakAdmin keycloak, Consumer<String> report) {
    this.keycloak = keycloak;
    this.base = settings.http(Key.API_PORT);
    this.report = report;
  }

  /// Makes what is missing.
  public List<Tenant> make() {
    keycloak.provider(DemoPlan.PROVIDER_EMAIL, "Nhà", "Cung cấp", DemoPlan.PASSWORD);
    Api provider = as(DemoPlan.PROVIDER_EMAIL);
    // A new tenant gets a number of the edge with the fewest tenants: all must be there before.
    DemoPlan.COMPANIES.forEach(company -> loadNumbers(provider, company.edge()));
    List<Tenant> tenants = new ArrayList<>();
    for (DemoPlan.Company company : DemoPlan.COMPANIES) {
      if (!letIn(company.ownerEmail())) {
        signUp(provider, company);
        letIn(company.ownerEmail());
        report.accept("  demo         %s has signed up".formatted(company.company()));
      }
      String id = as(company.ownerEmail()).get("/me").path("tenant").asText();
      tenants.add(fill(company, find(provider, id).path("homeEdge").asText()));
    }
    return tenants;
  }

  /// The API as a person of the demo.
  public Api as(String email) {
    return new Api(base, new FreshToken(() -> keycloak.token(email, DemoPlan.PASSWORD)));
  }

  /// Accounts for `endpoints.json`: role, tenant, e-mail, password.
  public static List<Map<String, String>> accounts() {
    List<Map<String, String>> accounts = new ArrayList<>();
    accounts.add(account("provider", "", "Nhà Cung cấp", DemoPlan.PROVIDER_EMAIL));
    for (DemoPlan.Company company : DemoPlan.COMPANIES) {
      accounts.add(
          account("tenant-admin", company.company(), company.ownerName(), company.ownerEmail()));
      for (DemoPlan.Person person : company.people()) {
        accounts.add(account(person.duty().role, company.company(), person.name(), person.email()));
      }
    }
    return accounts;
  }

  private static Map<String, String> account(
      String role, String tenant, String name, String email) {
    Map<String, String> account = new LinkedHashMap<>();
    account.put("role", role);
    account.put("tenant", tenant);
    account.put("name", name);
    account.put("email", email);
    account.put("password", DemoPlan.PASSWORD);
    return account;
  }

  private void loadNumbers(Api provider, String edge) {
    Http.Answer answer =
        provider.call(
            "POST",
            "/provider/numbers",
            "demo-numbers-" + edge,
            Map.of("numbers", DemoPlan.numbers(edge), "edge", edge));
    if (answer.status() != 409) {
      answer.ok();
    }
  }

  private static void signUp(Api provider, DemoPlan.Company company) {
    provider.post(
        "/signups",
        "demo-" + company.ownerEmail(),
        Map.of(
            "company", company.company(),
            "ownerName", company.ownerName(),
            "ownerEmail", company.ownerEmail(),
            "language", "vi"));
  }

  /// A person's password becomes the demo's if it is another one: whoever changed it can not be
  /// asked. False if there is no such person.
  private boolean letIn(String email) {
    return keycloak.findUser(email).isPresent()
        && (keycloak.accepts(email, DemoPlan.PASSWORD)
            || keycloak.password(email, DemoPlan.PASSWORD));
  }

  /// By id, since names prove nothing: anybody may sign up with a demo company's.
  private static JsonNode find(Api provider, String tenant) {
    String cursor = "";
    do {
      JsonNode page = provider.get("/provider/tenants?limit=200" + cursor);
      for (JsonNode found : items(page)) {
        if (found.path("id").asText().equals(tenant)) {
          return found;
        }
      }
      cursor = page.hasNonNull("next") ? "&cursor=" + Http.encoded(page.path("next").asText()) : "";
    } while (!cursor.isEmpty());
    throw new IllegalStateException("The provider does not know the tenant " + tenant);
  }

  private Tenant fill(DemoPlan.Company company, String edge) {
    Api owner = as(company.ownerEmail());
    JsonNode me = owner.get("/me");
    JsonNode number = items(owner.get("/numbers")).get(0);
    String queue = items(owner.get("/queues")).get(0).path("id").asText();
    people(owner, company, queue);
    customers(owner);
    flow(owner, company, number, queue);
    return new Tenant(
        me.path("tenant").asText(),
        company.company(),
        edge,
        number.path("number").asText(),
        queue,
        company.ownerEmail());
  }

  private void people(Api owner, DemoPlan.Company company, String queue) {
    List<String> there = new ArrayList<>();
    items(owner.get("/agents?limit=200")).forEach(a -> there.add(a.path("email").asText()));
    for (DemoPlan.Person person : company.people()) {
      if (!there.contains(person.email())) {
        owner.post(
            "/agents",
            "demo-" + person.email(),
            Map.of(
                "name", person.name(),
                "email", person.email(),
                "extension", person.extension(),
                "sets", List.of(person.duty().set),
                "queues", person.inQueue() ? List.of(queue) : List.of()));
      }
      letIn(person.email());
    }
  }

  private void customers(Api owner) {
    if (!items(owner.get("/customers?limit=1")).isEmpty()) {
      return;
    }
    int count = 0;
    for (Map<String, Object> customer : DemoPlan.CUSTOMERS) {
      owner.post("/customers", "demo-customer-" + count++, customer);
    }
  }

  /// The number's label comes with the demo's flow, in one request: where it is another than that
  /// of the sign-up, the demo was made whole, or somebody wished it so.
  private void flow(Api owner, DemoPlan.Company company, JsonNode number, String queue) {
    if (!number.path("label").asText().equals(SIGN_UP_LABEL)) {
      return;
    }
    String name = "Tổng đài " + company.company();
    JsonNode flows = items(owner.get("/flows?limit=3"));
    String flow = null;
    for (JsonNode there : flows) {
      flow = there.path("name").asText().equals(name) ? there.path("id").asText() : flow;
    }
    if (flow == null && flows.size() > 1 || flows.size() > 2) {
      // Whoever has flows beside the one of the sign-up has changed things to his liking.
      return;
    }
    if (flow == null) {
      flow =
          owner
              .post(
                  "/flows",
                  "demo-flow",
                  Map.of("name", name, "document", DemoPlan.flow(company.company(), queue)))
              .path("id")
              .asText();
    }
    owner.put(
        "/numbers/" + Http.encoded(number.path("number").asText()),
        Map.of("label", NUMBER_LABEL, "flow", flow));
  }

  private static JsonNode items(JsonNode page) {
    return page.isArray() ? page : page.path("items");
  }
}
