package alo.contract.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What somebody may give")
class GivableTest {
  @Test
  @DisplayName("[D3] what he may do himself, and an employee's duties")
  void mine() {
    assertThat(Givable.toPeople(EnumSet.allOf(Permission.class)))
        .isEqualTo(EnumSet.allOf(Permission.class));
    assertThat(Givable.toPeople(Set.of(Permission.AUDIT_SEE)))
        .contains(Permission.AUDIT_SEE, Permission.CALLS_TAKE, Permission.CALLS_SEE_OWN)
        .doesNotContain(Permission.USAGE_SEE, Permission.CALLS_SEE, Permission.BOARD_SEE_OWN);
  }

  @Test
  @DisplayName("[D2] never a wider sight than his own, also not that of all people")
  void sights() {
    for (Sight sight : Sight.values()) {
      for (Whose mine : Whose.values()) {
        Set<Permission> givable = Givable.toPeople(Set.of(sight.of(mine)));
        for (Whose given : Whose.values()) {
          assertThat(givable.contains(sight.of(given)))
              .as("%s by %s", sight.of(given), mine)
              .isEqualTo(given.compareTo(mine) <= 0);
        }
      }
    }
  }

  @Test
  @DisplayName("[D2] who sees a department's rows moves nobody, and lets nobody move for him")
  void moves() {
    for (Permission hand : Set.of(Permission.AGENTS_CHANGE, Permission.DEPARTMENTS_CHANGE)) {
      for (Sight sight : Sight.values()) {
        Set<Permission> head = EnumSet.of(hand, sight.of(Whose.DEPARTMENT));
        assertThat(Givable.toPeople(head)).doesNotContain(hand);
        assertThat(Givable.toPrograms(head)).doesNotContain(hand);
        head.add(sight.of(Whose.EVERYBODY));
        assertThat(Givable.toPeople(head)).contains(hand);
      }
      assertThat(Givable.toPeople(Set.of(hand))).contains(hand);
    }
  }

  @Test
  @DisplayName("[D2] to control calls: to programs by who sees all of them")
  void control() {
    Set<Permission> mine = EnumSet.of(Permission.CALLS_CONTROL, Permission.CALLS_SEE_DEPARTMENT);
    assertThat(Givable.toPeople(mine)).contains(Permission.CALLS_CONTROL);
    assertThat(Givable.toPrograms(mine)).doesNotContain(Permission.CALLS_CONTROL);
    mine.add(Permission.CALLS_SEE);
    assertThat(Givable.toPrograms(mine)).contains(Permission.CALLS_CONTROL);
  }
}
