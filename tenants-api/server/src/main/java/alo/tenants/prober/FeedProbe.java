package alo.tenants.prober;

import alo.contract.edge.TicketClaims;
import alo.contract.id.AgentId;
import alo.contract.tenant.Ticket;
import alo.tenants.identity.TicketKeys;
import alo.tenants.platform.RandomIds;
import alo.tenants.prober.Attempt.Verdict;
import alo.wire.json.Json;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Set;

/// The live feed: tickets of one tenant for another's topics, forged, ended, used before, and for
/// another purpose.
@Singleton
class FeedProbe implements Probe {
  private static final String FEED = "live feed";
  private static final String CLOSED = "the socket is closed";
  private static final int FORBIDDEN = 403;
  private static final int CREATED = 201;
  private static final Duration AGES = Duration.ofHours(1);

  @Inject Door door;
  @Inject TicketKeys keys;
  @Inject RandomIds ids;
  @Inject InstantSource clock;

  @Override
  public void attack(Attacker attacker, Canary victim, Findings findings) {
    Door.Answer answer =
        door.ask("POST", "/api/v1/tickets", "{\"purpose\":\"FEED\"}", attacker.token());
    if (answer.status() != CREATED) {
      findings.enter(Verdict.UNCLEAR, FEED, "own ticket", "a ticket", "HTTP " + answer.status());
      return;
    }
    String own = Json.read(answer.body(), Ticket.class).ticket();
    refused(findings, "own claims, other's tenant", forged(own, attacker.canary(), victim));
    Instant now = clock.instant();
    refused(findings, "ended ticket", ticket(attacker, Ticket.Purpose.FEED, now.minus(AGES)));
    refused(
        findings,
        "ticket of the agent socket",
        ticket(attacker, Ticket.Purpose.AGENT, now.plus(AGES)));
    FeedEar heard = FeedEar.listen(door, own, "&after=0&tenant=" + victim.tenant());
    findings.enter(
        verdict(heard, victim.words()),
        FEED,
        "own ticket, other's topics",
        "own board",
        heard.says(victim.words()));
    refused(findings, "ticket that was used", own);
    Door.Answer agent =
        door.ask("POST", "/api/v1/tickets", "{\"purpose\":\"AGENT\"}", attacker.token());
    findings.expect(
        agent.status() == FORBIDDEN,
        "agent socket",
        "ticket for a program",
        "HTTP 403",
        "HTTP " + agent.status());
  }

  private void refused(Findings findings, String aim, String ticket) {
    FeedEar heard = FeedEar.listen(door, ticket, "");
    findings.enter(
        heard.isClosed() ? Verdict.HELD : heard.isSilent() ? Verdict.UNCLEAR : Verdict.LEAK,
        FEED,
        aim,
        CLOSED,
        heard.says(Set.of()));
  }

  private static Verdict verdict(FeedEar heard, Set<String> words) {
    if (Attempt.foundIn(heard.text(), words).isPresent()) {
      return Verdict.LEAK;
    }
    return heard.isClosed() || heard.isSilent() ? Verdict.UNCLEAR : Verdict.HELD;
  }

  /// Signed by the house itself: only what it says is wrong.
  private String ticket(Attacker attacker, Ticket.Purpose purpose, Instant end) {
    return keys.ticket(
        new TicketClaims(
            ids.next("tk"),
            purpose.name(),
            attacker.canary().tenant(),
            new AgentId(attacker.canary().the(Thing.AGENT)),
            "Prober",
            end,
            Set.of()));
  }

  /// The other's tenant in the own claims, under the own signature.
  private static String forged(String own, Canary attacker, Canary victim) {
    int dot = own.indexOf('.');
    String claims =
        new String(Base64.getUrlDecoder().decode(own.substring(0, dot)), StandardCharsets.UTF_8);
    String changed =
        claims.replace(
            "\"" + attacker.tenant().value() + "\"", "\"" + victim.tenant().value() + "\"");
    return Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(changed.getBytes(StandardCharsets.UTF_8))
        + own.substring(dot);
  }
}
