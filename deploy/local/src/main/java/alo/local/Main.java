package alo.local;

import alo.local.settings.Key;
import alo.local.settings.Settings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/// `alo up`, `down`, `call`, `doctor`, `settings`: the verbs that need a program. The command `alo`
/// builds and then comes here.
public final class Main {
  private Main() {}

  /// Runs a verb and ends with its code: 0 good, 1 not, 2 not understood.
  public static void main(String[] arguments) {
    // Libraries report every step; progress is said by us.
    Logger.getLogger("").setLevel(Level.WARNING);
    System.exit(run(List.of(arguments), System.getenv()));
  }

  static int run(List<String> arguments, Map<String, String> environment) {
    Path root = Path.of(System.getProperty("alo.root", "."));
    Settings settings = Settings.of(root, environment);
    List<String> options = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
    try {
      return switch (arguments.isEmpty() ? "" : arguments.getFirst()) {
        case "up" -> new Up(settings, System.out::println).run();
        case "down" -> new Down(settings, System.out::println).run();
        case "call" -> {
          if (CallOptions.asksForHelp(options)) {
            System.out.print(CallOptions.HELP);
            yield 0;
          }
          yield new Call(settings, options, System.out::println).run();
        }
        case "doctor" -> new Doctor(settings, System.out::println).run();
        case "settings" -> {
          System.out.print(Key.table());
          yield 0;
        }
        default -> {
          System.err.println("Expected up, down, call, doctor or settings, but it is " + arguments);
          yield 2;
        }
      };
    } catch (IllegalStateException | IllegalArgumentException e) {
      // Expected refusals, said in their own words; the stack trace is for those who ask.
      System.err.println("alo: " + e.getMessage());
      if (environment.containsKey("ALO_TRACE")) {
        System.err.println(Arrays.toString(e.getStackTrace()));
      }
      return 1;
    }
  }
}
