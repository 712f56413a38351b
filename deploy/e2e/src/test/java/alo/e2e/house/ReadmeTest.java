package alo.e2e.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The map is true")
class ReadmeTest {
  private static final Path ROOT = root();
  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern FOLDER = Pattern.compile("[a-z0-9-]+(/[A-Za-z0-9_.-]+)+");
  private static final Pattern PACKAGE = Pattern.compile("alo(\\.[a-z]+)+");
  private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z]+[a-z][A-Za-z]*");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| \\[([A-Z]\\d{1,2})] \\| .* \\| ([^|]+) \\|$");
  private static final Pattern ID = Pattern.compile("\\[([A-Z]\\d{1,2})]");
  private static final Pattern LINK = Pattern.compile("]\\(([^()\\s]+)\\)");
  private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*|#.*");

  @Test
  @DisplayName("every path, package and type that the README names exists")
  void everythingNamedExists() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    Set<String> types = new HashSet<>();
    Set<String> packages = new HashSet<>();
    sources()
        .forEach(
            file -> {
              types.add(file.getFileName().toString().replace(".java", ""));
              packages.add(packageOf(file));
            });
    List<String> missing = new ArrayList<>();
    Matcher code = CODE.matcher(readme);
    while (code.find()) {
      String word = code.group(1);
      boolean there =
          PACKAGE.matcher(word).matches()
              ? packages.contains(word)
              : FOLDER.matcher(word).matches()
                  ? Files.exists(ROOT.resolve(word))
                  : !TYPE.matcher(word).matches() || types.contains(word) || isNested(word);
      if (!there) {
        missing.add(word);
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  @DisplayName("every module of the build stands in the README's map")
  void everyModuleIsOnTheMap() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    Matcher module =
        Pattern.compile("<module>([^<]+)</module>")
            .matcher(Files.readString(ROOT.resolve("pom.xml")));
    while (module.find()) {
      assertThat(readme).contains("`" + module.group(1) + "`");
    }
  }

  @Test
  @DisplayName("every link from one of our files leads to a file of ours")
  void everyLinkLeadsSomewhere() throws IOException {
    List<String> lost = new ArrayList<>();
    int links = 0;
    for (Path file : files(".md").toList()) {
      Matcher link = LINK.matcher(Files.readString(file));
      while (link.find()) {
        String to = link.group(1);
        if (!ELSEWHERE.matcher(to).matches()) {
          links++;
          if (!Files.exists(file.resolveSibling(to.replaceFirst("#.*", "")))) {
            lost.add(ROOT.relativize(file) + " -> " + to);
          }
        }
      }
    }
    assertThat(lost).isEmpty();
    assertThat(links).as("links looked at").isPositive();
  }

  @Test
  @DisplayName("the list of features names the tests that carry each, and no others")
  void theListOfFeaturesIsTrue() throws IOException {
    Map<String, Set<String>> listed = new TreeMap<>();
    Matcher row = ROW.matcher(Files.readString(ROOT.resolve("deploy/e2e/FEATURES.md")));
    while (row.find()) {
      listed.put(row.group(1), new TreeSet<>(List.of(row.group(2).split(", "))));
    }
    Map<String, Set<String>> carried = new TreeMap<>();
    for (Path file : sources().filter(f -> f.toString().contains("/src/test/")).toList()) {
      String test = file.getFileName().toString().replace(".java", "");
      if (!test.equals("ReadmeTest")) {
        ids(Files.readString(file))
            .forEach(id -> carried.computeIfAbsent(id, i -> new TreeSet<>()).add(test));
      }
    }
    assertThat(listed).isEqualTo(carried);
  }

  private static Set<String> ids(String text) {
    Set<String> ids = new TreeSet<>();
    Matcher id = ID.matcher(text);
    while (id.find()) {
      ids.add(id.group(1));
    }
    return ids;
  }

  private static boolean isNested(String type) {
    try (Stream<Path> files = sources()) {
      Pattern declared = Pattern.compile("(record|interface|class|enum) " + type + "\\b");
      return files.anyMatch(f -> declared.matcher(read(f)).find());
    }
  }

  private static Stream<Path> sources() {
    return files(".java");
  }

  private static Stream<Path> files(String ending) {
    try {
      return Files.walk(ROOT)
          .filter(f -> f.toString().endsWith(ending))
          .filter(f -> !f.toString().contains("/target/"))
          .filter(f -> !f.toString().contains("/node_modules/"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String packageOf(Path file) {
    Matcher line = Pattern.compile("(?m)^package ([a-z.]+);").matcher(read(file));
    return line.find() ? line.group(1) : "";
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static Path root() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve(".mvn"))) {
      here = here.getParent();
    }
    return here;
  }
}
