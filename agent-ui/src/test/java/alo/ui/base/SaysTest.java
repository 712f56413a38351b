package alo.ui.base;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.problem.Problem;
import alo.contract.problem.ProblemCode;
import alo.ui.client.Refusals;
import alo.ui.client.Refused;
import alo.ui.client.SessionToken;
import com.vaadin.flow.component.html.Div;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SaysTest {
  @Test
  @DisplayName("a refusal beside a request, as of an upload, is told in its own words")
  void wrapped() {
    Refused refused = refusal();
    assertThat(Says.refusedIn(new ExecutionException(new IllegalStateException(refused))))
        .isSameAs(refused);
    assertThat(Says.refusedIn(refused)).isSameAs(refused);
    assertThat(Says.refusedIn(new IllegalStateException("a bug"))).isNull();
  }

  @Test
  @DisplayName(
      "[D3] mistakes that have words of their own are told in these, others as they were said")
  void places() {
    var reader =
        new Div() {
          @Override
          public String getTranslation(String key, Object... parameters) {
            return switch (key) {
              case "problem.CONFLICT" -> "It clashes: {0}";
              case "problem.place.taken" -> "Another set has this name.";
              default -> "!{" + key + "}!";
            };
          }
        };
    var taken = new Problem.At("/name", "taken", "Expected another name");
    var odd = new Problem.At("/permissions", "something-newer", "Expected a newer page");
    assertThat(Says.whole(reader, conflict(taken))).isEqualTo("Another set has this name.");
    assertThat(Says.whole(reader, conflict(taken, odd)))
        .isEqualTo("It clashes: Expected it · Another set has this name. · Expected a newer page");
    assertThat(Says.whole(reader, conflict())).isEqualTo("It clashes: Expected it");
  }

  private static Refused conflict(Problem.At... places) {
    return Refusals.of(Problem.of(ProblemCode.CONFLICT, "Expected it", List.of(places)));
  }

  private static Refused refusal() {
    try {
      SessionToken.of(QuarkusSecurityIdentity.builder().setAnonymous(true).build());
      throw new AssertionError("Expected a refusal");
    } catch (Refused e) {
      return e;
    }
  }
}
