package alo.ui;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.audit.AuditAct;
import alo.contract.hook.DeliveryFailure;
import alo.contract.hook.DeliveryState;
import alo.contract.hook.EventType;
import alo.contract.hook.HookState;
import alo.contract.identity.Permission;
import alo.contract.identity.Sight;
import alo.contract.problem.ProblemCode;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Texts")
class TranslationsTest {
  private static final Pattern KEY =
      Pattern.compile("\"([a-z][a-z-]*\\.(?:[A-Za-z_-]+\\.)*[A-Za-z_-]*)\"");
  private static final Pattern FIRST_PARTS =
      Pattern.compile(
          "^(phone|frame|home|dial|act|desk|call|calls|leg|outcome|ended-by|recording|board"
              + "|disposition|customers?|agents?|set|permissions?|audit|queues?|numbers?|menu|action|hours|calendars?|departments?|holiday|prompts?"
              + "|integrations?|hooks?|secret|language|usage|provider|isolation|tenant-state|number-kind|stock-state|edge"
              + "|problem|flow-problem|date|upload|net|destination|sheet|security|second-factor)\\..*");

  @Test
  @DisplayName("Vietnamese has every key of English, and no other")
  void vietnameseIsComplete() {
    assertThat(keys("_vi")).isEqualTo(keys(""));
    bundle("_vi").forEach((k, v) -> assertThat((String) v).as((String) k).isNotBlank());
  }

  @Test
  @DisplayName("every refusal has words, not only the English ones of who refused")
  void refusals() {
    assertThat(keys(""))
        .containsAll(Stream.of(ProblemCode.values()).map(c -> "problem." + c).toList());
  }

  @Test
  @DisplayName("[D3] each permission and each area of them is told in English and Vietnamese")
  void permissions() {
    List<String> wanted = new ArrayList<>();
    for (Permission permission : Permission.values()) {
      wanted.add("permission." + permission.word());
    }
    for (Permission.Group group : Permission.Group.values()) {
      wanted.add("permission.group." + group);
    }
    for (String language : List.of("", "_vi")) {
      assertThat(keys(language))
          .as("sentences of permissions" + language)
          .containsAll(wanted)
          .filteredOn(key -> key.startsWith("permission."))
          .hasSameSizeAs(wanted);
    }
  }

  @Test
  @DisplayName("[D2] whose rows are seen is told in English and Vietnamese")
  void sights() {
    for (String language : List.of("", "_vi")) {
      for (Sight sight : Sight.values()) {
        assertThat(keys(language))
            .contains("permissions.whose." + sight, "permissions.whose.none." + sight);
        assertThat(sight.permissions().stream().map(p -> "permission." + p.word()))
            .isSubsetOf(keys(language));
      }
    }
  }

  @Test
  @DisplayName("[X16] each act of the audit trail and each kind of thing is told in both languages")
  void acts() {
    List<String> wanted = new ArrayList<>();
    for (AuditAct act : AuditAct.values()) {
      wanted.add("audit.act." + act.word());
      wanted.add("audit.kind." + act.kind());
    }
    for (String language : List.of("", "_vi")) {
      assertThat(keys(language)).as("sentences of acts" + language).containsAll(wanted);
    }
  }

  @Test
  @DisplayName("[X17] each event of a web-hook and each state of it is told in both languages")
  void events() {
    List<String> wanted = new ArrayList<>();
    Stream.of(EventType.values()).map(t -> "hook.event." + t.word()).forEach(wanted::add);
    Stream.of(HookState.values()).map(s -> "hook.state." + s).forEach(wanted::add);
    Stream.of(DeliveryFailure.values()).map(f -> "hook.failure." + f).forEach(wanted::add);
    Stream.of(DeliveryState.values()).map(s -> "hook.delivery." + s).forEach(wanted::add);
    for (String language : List.of("", "_vi")) {
      assertThat(keys(language)).as("events" + language).containsAll(wanted);
    }
  }

  @Test
  @DisplayName("Chinese is prepared and has no key of its own")
  void chineseIsPrepared() {
    assertThat(keys("")).containsAll(keys("_zh"));
  }

  @Test
  @DisplayName("the same places are filled in in both languages")
  void placeholders() {
    Properties english = bundle("");
    Properties vietnamese = bundle("_vi");
    for (String key : keys("")) {
      assertThat(places(vietnamese.getProperty(key)))
          .as(key)
          .isEqualTo(places(english.getProperty(key)));
    }
  }

  @Test
  @DisplayName("every key in the program is in the bundle, and every key in the bundle is used")
  void usedAndThere() throws IOException {
    Set<String> used = new TreeSet<>();
    Set<String> prefixes = new TreeSet<>();
    StringBuilder all = new StringBuilder();
    for (Path file : sources()) {
      String source = Files.readString(file);
      all.append(source);
      Matcher matcher = KEY.matcher(source);
      while (matcher.find()) {
        String key = matcher.group(1);
        if (FIRST_PARTS.matcher(key).matches()) {
          (key.endsWith(".") ? prefixes : used).add(key);
        }
      }
    }
    Set<String> there = keys("");
    assertThat(there).containsAll(used);
    List<String> unused = new ArrayList<>();
    for (String key : there) {
      boolean named = used.contains(key) || all.indexOf("\"" + key + "\"") >= 0;
      if (!named && prefixes.stream().noneMatch(key::startsWith)) {
        unused.add(key);
      }
    }
    assertThat(unused).isEmpty();
  }

  private static List<Path> sources() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String folder : List.of("src/main/java", "src/main/softphone/src")) {
      try (Stream<Path> walk = Files.walk(Path.of(folder))) {
        walk.filter(Files::isRegularFile).forEach(files::add);
      }
    }
    return files;
  }

  private static Set<String> places(String text) {
    return Pattern.compile("\\{\\d}")
        .matcher(text)
        .results()
        .map(r -> r.group())
        .collect(Collectors.toSet());
  }

  private static Set<String> keys(String suffix) {
    return new TreeSet<>(bundle(suffix).stringPropertyNames());
  }

  private static Properties bundle(String suffix) {
    String name = "/vaadin-i18n/translations" + suffix + ".properties";
    try (var in =
        new InputStreamReader(
            Objects.requireNonNull(TranslationsTest.class.getResourceAsStream(name)),
            StandardCharsets.UTF_8)) {
      Properties properties = new Properties();
      properties.load(in);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
