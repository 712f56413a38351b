package alo.tenants.platform;

import alo.contract.problem.ProblemCode;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/// What a reader of the published description learns before its operations.
final class Introduction {
  /// What parameters mean that several operations have.
  static final Map<String, String> PARAMETERS =
      Map.ofEntries(
          Map.entry("limit", "Items of a page at most"),
          Map.entry("cursor", "`next` of the page before"),
          Map.entry("from", "The first moment (ISO 8601)"),
          Map.entry("to", "The first moment behind it (ISO 8601)"),
          Map.entry("month", "As `2026-11`"),
          Map.entry("year", "Of the calendar"),
          Map.entry("q", "Words to be found"),
          Map.entry("phone", "The customer's number, as `+84903123456`"),
          Map.entry("agent", "Id of an agent"),
          Map.entry("queue", "Id of a queue"),
          Map.entry("actor", "Id of the person or program who did it"),
          Map.entry("act", "Its word, e.g. `queue.change`, or the kind that it begins with"),
          Map.entry("target", "Id of the thing to which it was done"),
          Map.entry("after", "`last` of the answer before: only what came later is read"),
          Map.entry("pass", "The signature of an address that was given out"),
          Map.entry("Range", "Bytes wanted, as `bytes=0-65535`; all without it"),
          Map.entry(
              "Idempotency-Key",
              "A name of your own for this request. Sent again under the same one within 24 hours,"
                  + " it is done once and has the same answer"));

  private static final String TEXT =
      """
      Everything that Alo's screens can do. Examples are commands for a shell in which `$ALO` is the
      address of this server and `$TOKEN` a token.

      ## Getting in
      A program is let in on the page *Programs*, or by `POST /api/v1/integrations`: it gets a client, a
      secret and the address where it gets tokens by OAuth's client credentials. Tokens are good for some
      minutes; get another when one is over. What a program may do is chosen there, not asked for with the
      token: each operation names the permission that it takes.

      ```
      TOKEN=$(curl -s -d grant_type=client_credentials \\
        -d client_id=$CLIENT -d client_secret=$SECRET $TOKENS | jq -r .access_token)
      curl -H "Authorization: Bearer $TOKEN" $ALO/api/v1/me
      ```

      ## Habits
      - Times are ISO 8601 in UTC. Telephone numbers are as `+84283822123`. Fields may be added; leave aside
        those that you do not know. What is absent is left out.
      - Lists come in pages: pass `next` of an answer as `cursor` to get what follows; without `next` it was
        the last page.
      - What creates something takes a header `Idempotency-Key`: sent again under the same one within 24 hours,
        it is done once.
      - A `PUT` replaces wholly; what its body leaves out is as in a new one.
      - `ratelimit-policy` and `ratelimit` say how much you may still ask; after 429 wait for `retry-after`.

      ## Being told
      A web-hook posts events to your address as they happen; `GET /api/v1/events` reads them by cursor.

      ## Refusals
      Each refusal is `application/problem+json` (RFC 9457); `code` says which, `detail` what to do, and `errors`
      names each mistake at its place.

      | code | status | meaning |
      |---|---|---|
      """;

  private Introduction() {}

  /// In Markdown.
  static String text() {
    return TEXT
        + Arrays.stream(ProblemCode.values())
            .map(code -> "| `%s` | %d | %s |".formatted(code, code.status(), code.title()))
            .collect(Collectors.joining("\n"));
  }
}
