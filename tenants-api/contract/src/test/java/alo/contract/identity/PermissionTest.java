package alo.contract.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The catalogue of permissions")
class PermissionTest {
  @Test
  @DisplayName("the words for annotations are exactly the catalogue's, each said once")
  void words() throws IllegalAccessException {
    List<String> words = new ArrayList<>();
    for (Field field : Permit.class.getDeclaredFields()) {
      String word = (String) field.get(null);
      assertThat(word).matches("[a-z]+\\.[a-z-]+").hasSizeLessThanOrEqualTo(60);
      assertThat(field.getName())
          .isEqualTo(word.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'));
      words.add(word);
    }
    assertThat(Arrays.stream(Permission.values()).map(Permission::word))
        .containsExactlyElementsOf(words);
    for (Permission permission : Permission.values()) {
      assertThat(permission.word())
          .isEqualTo(Permission.find(permission.word()).orElseThrow().word());
      assertThat(Permission.find(permission.word())).contains(permission);
    }
    assertThat(Permission.find("calls.steal")).isEmpty();
  }

  @Test
  @DisplayName("[D1] employee, manager and director together can do everything")
  void builtIn() {
    assertThat(
            Arrays.stream(BuiltInSet.values())
                .flatMap(set -> set.permissions().stream())
                .distinct())
        .containsExactlyInAnyOrder(Permission.values());
    assertThat(BuiltInSet.find(BuiltInSet.DIRECTOR.id())).contains(BuiltInSet.DIRECTOR);
  }

  @Test
  @DisplayName(
      "[D3] what is changed is also seen, and whoever has a built-in set can use all of it")
  void needs() {
    for (Permission permission : Permission.values()) {
      String word = permission.word();
      if (word.endsWith(".change")) {
        assertThat(permission.needs())
            .as(word)
            .contains(Permission.find(word.replace(".change", ".see")).orElseThrow());
      }
      for (Permission needed : permission.needs()) {
        assertThat(permission.needs())
            .as(word)
            .containsAll(needed.needs())
            .doesNotContain(permission);
      }
    }
    for (BuiltInSet set : BuiltInSet.values()) {
      set.permissions().forEach(p -> assertThat(set.permissions()).containsAll(p.needs()));
    }
  }
}
