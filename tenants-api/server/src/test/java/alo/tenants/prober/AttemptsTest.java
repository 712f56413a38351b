package alo.tenants.prober;

import static org.assertj.core.api.Assertions.assertThat;

import alo.tenants.prober.Attempt.Expected;
import alo.tenants.prober.Attempt.Verdict;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AttemptsTest {
  private static final String API =
      """
      {"paths":{
        "/api/v1/gadgets/{id}":{"put":{"security":[{"bearer":[]}],
          "parameters":[{"name":"owner","in":"query"}],
          "requestBody":{"content":{"application/json":{"schema":{"type":"object"}}}}}},
        "/api/v1/queues/{id}":{"put":{"security":[{"bearer":[]}],
          "requestBody":{"content":{"application/json":{"schema":{
            "$ref":"#/components/schemas/QueueDraft"}}}}}},
        "/api/v1/customers":{"get":{"security":[{"bearer":[]}],
          "parameters":[{"name":"q","in":"query"},{"name":"limit","in":"query"},
            {"name":"cursor","in":"query"}]}}},
       "components":{"schemas":{
         "QueueDraft":{"type":"object","properties":{
           "music":{"$ref":"#/components/schemas/PromptId"},
           "calendar":{"$ref":"#/components/schemas/CalendarId"}}},
         "PromptId":{"type":"string"},"CalendarId":{"type":"string"}}}}\
      """;

  private static final Map<Thing, String> OWN =
      Map.of(Thing.QUEUE, "q-own", Thing.PROMPT, "p-own", Thing.WORD, "own");
  private static final Map<Thing, String> OTHERS =
      Map.of(Thing.QUEUE, "q-other", Thing.PROMPT, "p-other", Thing.WORD, "other");
  private static final Map<String, String> CURSORS =
      Map.of("GET /api/v1/customers", "c-other", "GET /api/v1/queues", "another-form");

  private final Attempts attempts = new Attempts(PublishedApi.of(API).operations());

  @Test
  @DisplayName(
      "[G6] what nobody has told how to attack is named: paths, queries, bodies, ids there")
  void untold() {
    assertThat(attempts.untold())
        .containsExactly(
            "PUT /api/v1/gadgets/{id}: the path's {id}",
            "PUT /api/v1/gadgets/{id}: the query's owner",
            "PUT /api/v1/gadgets/{id}: its body",
            "PUT /api/v1/queues/{id}: the body's /calendar");
  }

  @Test
  @DisplayName("[G6] each place of an id is attacked alone, all else being the asker's own")
  void places() {
    assertThat(attempts.byAnother(OWN, OTHERS, CURSORS))
        .filteredOn(a -> a.operation().equals("PUT /api/v1/queues/{id}"))
        .satisfiesExactly(
            path -> {
              assertThat(path.target()).isEqualTo("/api/v1/queues/q-other");
              assertThat(path.body()).contains("p-own").doesNotContain("other");
            },
            body -> {
              assertThat(body.target()).isEqualTo("/api/v1/queues/q-own");
              assertThat(body.body()).contains("p-other").doesNotContain("p-own");
            },
            unknown -> assertThat(unknown.aim()).contains("CALENDAR"));
    assertThat(attempts.byAnother(OWN, OTHERS, CURSORS))
        .filteredOn(a -> a.operation().equals("GET /api/v1/customers"))
        .extracting(Attempt::target)
        .containsExactly(
            "/api/v1/customers?q=other", "/api/v1/customers?cursor=c-other", "/api/v1/customers");
  }

  @Test
  @DisplayName("[G6] each list is asked for a page of one item, whose cursor is a true one")
  void firstPages() {
    assertThat(attempts.firstPages(OWN))
        .extracting(Attempt::target)
        .containsExactly("/api/v1/customers?limit=1");
  }

  @Test
  @DisplayName("[G6] a leak is a wrong status or a word of the other's; a failure is unclear")
  void judges() {
    Attempt path = attempt(Expected.NOT_THERE);
    assertThat(path.judge(404, "", Set.of("word"))).isEqualTo(Verdict.HELD);
    assertThat(path.judge(409, "", Set.of("word"))).isEqualTo(Verdict.LEAK);
    assertThat(path.judge(404, "a word", Set.of("word"))).isEqualTo(Verdict.LEAK);
    assertThat(path.judge(503, "", Set.of("word"))).isEqualTo(Verdict.UNCLEAR);
    assertThat(path.judge(429, "", Set.of("word"))).isEqualTo(Verdict.UNCLEAR);
    Attempt list = attempt(Expected.OWN_ONLY);
    assertThat(list.judge(200, "own", Set.of("word"))).isEqualTo(Verdict.HELD);
    assertThat(list.judge(200, "a word", Set.of("word"))).isEqualTo(Verdict.LEAK);
    Attempt looking = attempt(Expected.TOLD_UNKNOWN);
    assertThat(looking.judge(200, "{\"code\":\"unknown-queue\"}", Set.of()))
        .isEqualTo(Verdict.HELD);
    assertThat(looking.judge(200, "{}", Set.of())).isEqualTo(Verdict.LEAK);
  }

  private static Attempt attempt(Expected expected) {
    return new Attempt("GET /x", "an aim", "GET", "/x", "", expected);
  }
}
