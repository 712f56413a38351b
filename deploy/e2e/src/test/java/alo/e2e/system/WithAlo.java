package alo.e2e.system;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/// Hands the one running system to tests, starts it with the first, stops it after the last; keeps
/// a failed test's evidence and says where.
public final class WithAlo
    implements ParameterResolver,
        BeforeEachCallback,
        AfterEachCallback,
        TestExecutionExceptionHandler {
  private static final Namespace HERE = Namespace.create(WithAlo.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == AloSystem.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return system(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    Evidence.begin(context);
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw Evidence.named(failure, () -> Evidence.keep(system(context)).toString());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Screen.all().forEach(Screen::close);
    Started started = context.getRoot().getStore(HERE).get(Started.class, Started.class);
    if (started != null && started.alo() != null) {
      started.alo().carrier().hangUpAll();
    }
  }

  /// Started once; a start that failed is not tried again for every test.
  private record Started(@Nullable AloSystem alo, @Nullable RuntimeException failure)
      implements AutoCloseable {
    static Started now() {
      try {
        return new Started(AloSystem.start(), null);
      } catch (RuntimeException e) {
        return new Started(null, e);
      }
    }

    @Override
    public void close() {
      if (alo != null) {
        alo.close();
      }
    }
  }

  private static AloSystem system(ExtensionContext context) {
    Started started =
        context
            .getRoot()
            .getStore(HERE)
            .computeIfAbsent(Started.class, key -> Started.now(), Started.class);
    if (started.alo() == null) {
      throw new IllegalStateException("The system did not start", started.failure());
    }
    return started.alo();
  }
}
