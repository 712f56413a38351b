package alo.contract.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Whose rows somebody sees")
class SightTest {
  @Test
  @DisplayName("[D2] of the widths that somebody has, the widest counts")
  void widest() {
    for (Sight sight : Sight.values()) {
      for (Whose whose : Whose.values()) {
        Set<Permission> held = EnumSet.noneOf(Permission.class);
        for (Whose narrower : Whose.values()) {
          if (narrower.compareTo(whose) <= 0) {
            held.add(sight.of(narrower));
          }
        }
        assertThat(sight.widest(held::contains)).contains(whose);
        assertThat(sight.widest(sight.of(whose)::equals)).contains(whose);
      }
      assertThat(sight.widest(_ -> false)).isEmpty();
    }
  }

  @Test
  @DisplayName("[D2] each width is a permission of one sight, told by its word")
  void words() {
    for (Sight sight : Sight.values()) {
      String see = sight.of(Whose.EVERYBODY).word();
      assertThat(sight.permissions().stream().map(Permission::word))
          .isEqualTo(List.of(see + "-own", see + "-department", see));
      sight.permissions().forEach(p -> assertThat(Sight.of(p)).contains(sight));
    }
    assertThat(Sight.of(Permission.CALLS_CONTROL)).isEmpty();
  }

  @Test
  @DisplayName(
      "[D2] whoever sees everybody's has as much as who sees a department's, not the reverse")
  void covers() {
    Set<Permission> all = EnumSet.of(Permission.CALLS_SEE);
    assertThat(Sight.covers(all, Permission.CALLS_SEE_DEPARTMENT)).isTrue();
    assertThat(Sight.covers(all, Permission.CALLS_SEE_OWN)).isTrue();
    assertThat(Sight.covers(all, Permission.AGENTS_SEE_DEPARTMENT)).isFalse();
    Set<Permission> department = EnumSet.of(Permission.CALLS_SEE_DEPARTMENT);
    assertThat(Sight.covers(department, Permission.CALLS_SEE)).isFalse();
    assertThat(Sight.covers(department, Permission.CALLS_SEE_DEPARTMENT)).isTrue();
    assertThat(Sight.covers(department, Permission.CALLS_SEE_OWN)).isTrue();
    assertThat(Sight.covers(department, Permission.CALLS_EXPORT)).isFalse();
  }
}
