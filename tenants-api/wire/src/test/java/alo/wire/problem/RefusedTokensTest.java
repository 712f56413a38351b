package alo.wire.problem;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.problem.ProblemCode;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import java.net.ConnectException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RefusedTokensTest {
  @Test
  @DisplayName("[W9] a refused token is told from an identity provider that is away")
  void tellsAbsenceFromRefusal() {
    assertThat(RefusedTokens.code(new UnauthorizedException()))
        .isEqualTo(ProblemCode.UNAUTHENTICATED);
    assertThat(RefusedTokens.code(new AuthenticationFailedException("expired")))
        .isEqualTo(ProblemCode.UNAUTHENTICATED);
    assertThat(
            RefusedTokens.code(new AuthenticationFailedException(new OIDCException("no keys yet"))))
        .isEqualTo(ProblemCode.DEPENDENCY_UNAVAILABLE);
    assertThat(
            RefusedTokens.code(
                new AuthenticationFailedException(
                    new IllegalStateException(new ConnectException("refused")))))
        .isEqualTo(ProblemCode.DEPENDENCY_UNAVAILABLE);
  }
}
