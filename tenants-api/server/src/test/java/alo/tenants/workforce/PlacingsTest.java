package alo.tenants.workforce;

import static org.hamcrest.Matchers.containsString;

import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestPlatform;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Nobody widens what he sees by moving people or departments, or by letting others.
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class PlacingsTest {
  @Inject FakeIdentities identities;

  @Test
  @DisplayName("[D2] who sees a department's rows moves nobody and no department, nor lets move")
  void widens() {
    String hands =
        ",'agents.see','agents.change','queues.see','departments.see','departments.change',"
            + "'permissions.see','permissions.change','integrations.see','integrations.change'";
    String may = "'calls.see-department'" + hands;
    Company company = Company.founded("Widens", may, identities);
    String boss = company.token("boss");
    String under = ",'products':[],'parent':'%s'}".formatted(company.departments().get("mid"));
    company.shape(boss, "top", "{'name':'top','products':[]}", 200);
    String top = company.departments().get("top");
    company.shape(boss, "low", "{'name':'low','products':[],'parent':'" + top + "'}", 403);
    company.shape(boss, "low", "{'name':'lower'" + under, 200);
    for (String person : List.of("boss", "low", "none")) {
      company.move(boss, person, "top", 403);
    }
    company.move(boss, "boss", "mid", 200);
    company.move(boss, "low", null, 403);
    company.invite(boss, "mid", "mid", 403);
    company.invite(boss, "mid", "none", 201);
    // Nor does he let anybody do it for him.
    SightsTest.set(boss, "Moves", "'agents.see','agents.change','queues.see','departments.see'")
        .statusCode(403)
        .body("detail", containsString("agents.change"));
    SightsTest.program(boss, "'departments.see','departments.change'").statusCode(403);
    // Nor does somebody of another department get a department's sight from him.
    String sight =
        SightsTest.set(boss, "Head", "'calls.see-department'").statusCode(201).extract().path("id");
    for (String person : List.of("top", "low")) {
      company.hold(boss, person, sight, person.equals("low") ? 200 : 403);
    }
    company.give(boss, "top", "'calls.take','calls.see-department'", 403);
    company.give("boss", may + ",'calls.see'");
    company.shape(boss, "low", "{'name':'low','products':[],'parent':'" + top + "'}", 200);
    company.move(boss, "none", "top", 200);
  }

  @Test
  @DisplayName("[D2] whoever has a department's sight is placed by who sees everybody's rows")
  void places() {
    String clerk = "'agents.see','agents.change','queues.see','departments.see'";
    Company company = Company.founded("Places", "'calls.see-department'", identities);
    String token = company.token("wide");
    company.give("wide", clerk);
    company.move(token, "boss", "top", 403);
    company.move(token, "none", "top", 200);
    company.give("wide", clerk + ",'calls.see','board.see'");
    company.move(token, "boss", "top", 200);
  }
}
