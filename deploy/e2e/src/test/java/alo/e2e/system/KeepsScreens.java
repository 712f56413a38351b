package alo.e2e.system;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/// For tests that start a system of their own: keeps a failed test's screens and says where they
/// are, and where that system's folder is.
///
/// @param system folder of the system, asked for after the failure
public record KeepsScreens(Supplier<Path> system)
    implements BeforeEachCallback, AfterEachCallback, TestExecutionExceptionHandler {
  @Override
  public void beforeEach(ExtensionContext context) {
    Evidence.begin(context);
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw Evidence.named(
        failure,
        () -> {
          Screen.all().forEach(Evidence::keep);
          return Evidence.folder() + " and " + system.get();
        });
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Screen.all().forEach(Screen::close);
  }
}
