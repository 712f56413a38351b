package alo.ui.base;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.identity.BuiltInSet;
import alo.contract.identity.Permission;
import alo.contract.identity.Sight;
import alo.contract.identity.Whose;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is ticked in a set of permissions")
class ChosenTest {
  private static final Set<Permission> ALL = EnumSet.allOf(Permission.class);
  private static final Set<Permission> CLERK =
      EnumSet.of(Permission.PERMISSIONS_SEE, Permission.PERMISSIONS_CHANGE);

  @Test
  @DisplayName("[D3] with an act what it needs is ticked, and goes with what it needs")
  void along() {
    Chosen chosen = new Chosen(Set.of(Permission.QUEUES_SEE), ALL);
    assertThat(chosen.tick(Permission.QUEUES_CHANGE)).containsExactly(Permission.PROMPTS_SEE);
    assertThat(chosen.ticked())
        .containsExactlyInAnyOrder(
            Permission.QUEUES_SEE, Permission.QUEUES_CHANGE, Permission.PROMPTS_SEE);
    assertThat(chosen.untick(Permission.QUEUES_SEE)).containsExactly(Permission.QUEUES_CHANGE);
    assertThat(chosen.ticked()).containsExactly(Permission.PROMPTS_SEE);
    assertThat(chosen.untick(Permission.PROMPTS_SEE)).isEmpty();
    assertThat(chosen.ticked()).isEmpty();
  }

  @Test
  @DisplayName(
      "[D3] nobody ticks or takes out what he may not do himself, but an employee's duties")
  void beyond() {
    Chosen chosen = new Chosen(Set.of(Permission.USAGE_SEE), CLERK);
    assertThat(chosen.isOpen(Permission.USAGE_SEE)).isFalse();
    assertThat(chosen.isOpen(Permission.BOARD_SEE)).isFalse();
    assertThat(chosen.isOpen(Permission.CALLS_TAKE)).isTrue();
    assertThat(chosen.isOpen(Permission.PERMISSIONS_CHANGE)).isTrue();
    // Taking out what is open would take what is not.
    chosen = new Chosen(Set.of(Permission.QUEUES_SEE, Permission.QUEUES_CHANGE), CLERK);
    assertThat(chosen.isOpen(Permission.QUEUES_SEE)).isFalse();
    assertThat(chosen.isOpen(Permission.NUMBERS_SEE)).isTrue();
  }

  @Test
  @DisplayName("[D3] a copy holds as much as whoever copies may give")
  void copies() {
    assertThat(Chosen.copied(BuiltInSet.MANAGER.permissions(), ALL).ticked())
        .isEqualTo(BuiltInSet.MANAGER.permissions());
    assertThat(Chosen.copied(BuiltInSet.DIRECTOR.permissions(), CLERK).ticked())
        .contains(Permission.PERMISSIONS_CHANGE, Permission.CUSTOMERS_CHANGE)
        .doesNotContain(Permission.USAGE_SEE, Permission.QUEUES_CHANGE);
  }

  @Test
  @DisplayName("[D3] whatever is clicked, no act is left without what it needs")
  void random() {
    Random random = new Random(7);
    Permission[] acts = Permission.values();
    Chosen chosen = new Chosen(Set.of(), ALL);
    for (int click = 0; click < 2_000; click++) {
      Permission act = acts[random.nextInt(acts.length)];
      if (chosen.ticked().contains(act)) {
        chosen.untick(act);
        assertThat(chosen.ticked()).doesNotContain(act);
      } else {
        chosen.tick(act);
        assertThat(chosen.ticked()).contains(act);
      }
      chosen.ticked().forEach(p -> assertThat(chosen.ticked()).containsAll(p.needs()));
    }
  }

  @Test
  @DisplayName("[D2] whose rows are seen is one choice, which takes along what needs a wider one")
  void whose() {
    Chosen chosen = new Chosen(BuiltInSet.MANAGER.permissions(), ALL);
    assertThat(chosen.whose(Sight.CALLS)).contains(Whose.EVERYBODY);
    assertThat(chosen.choose(Sight.CALLS, Optional.of(Whose.DEPARTMENT))).isEmpty();
    assertThat(chosen.whose(Sight.CALLS)).contains(Whose.DEPARTMENT);
    assertThat(chosen.ticked())
        .contains(Permission.CALLS_SEE_DEPARTMENT)
        .doesNotContain(Permission.CALLS_SEE, Permission.CALLS_SEE_OWN);
    chosen.tick(Permission.AGENTS_LOCK);
    assertThat(chosen.choose(Sight.AGENTS, Optional.of(Whose.DEPARTMENT)))
        .containsExactly(Permission.AGENTS_LOCK);
    assertThat(chosen.tick(Permission.AGENTS_LOCK)).containsExactly(Permission.AGENTS_SEE);
    assertThat(chosen.whose(Sight.AGENTS)).contains(Whose.EVERYBODY);
    assertThat(chosen.choose(Sight.BOARD, Optional.empty())).isEmpty();
    assertThat(chosen.whose(Sight.BOARD)).isEmpty();
  }

  @Test
  @DisplayName("[D2] nobody gives a wider sight than his own, nor takes one")
  void whoseBeyond() {
    Set<Permission> mine = EnumSet.of(Permission.CALLS_SEE_DEPARTMENT);
    Chosen chosen = new Chosen(Set.of(Permission.CUSTOMERS_SEE), mine);
    assertThat(chosen.isOpen(Sight.CALLS, Optional.of(Whose.EVERYBODY))).isFalse();
    assertThat(chosen.isOpen(Sight.CALLS, Optional.of(Whose.DEPARTMENT))).isTrue();
    assertThat(chosen.isOpen(Sight.CALLS, Optional.of(Whose.OWN))).isTrue();
    assertThat(chosen.isOpen(Sight.BOARD, Optional.of(Whose.OWN))).isFalse();
    // To see all people is no employee's duty for whoever does not see them.
    assertThat(chosen.isOpen(Sight.AGENTS, Optional.of(Whose.OWN))).isFalse();
    assertThat(chosen.isOpen(Sight.AGENTS, Optional.of(Whose.EVERYBODY))).isFalse();
    chosen = new Chosen(Set.of(Permission.CALLS_SEE), mine);
    assertThat(chosen.isOpen(Sight.CALLS, Optional.of(Whose.DEPARTMENT))).isFalse();
    assertThat(chosen.isOpen(Sight.CALLS, Optional.empty())).isFalse();
  }

  @Test
  @DisplayName("[D2] programs control all calls, so that only who sees all of them lets them")
  void programs() {
    Set<Permission> mine = EnumSet.of(Permission.CALLS_SEE_DEPARTMENT, Permission.CALLS_CONTROL);
    assertThat(new Chosen(Set.of(), mine).isOpen(Permission.CALLS_CONTROL)).isTrue();
    assertThat(Chosen.ofProgram(Set.of(), mine).isOpen(Permission.CALLS_CONTROL)).isFalse();
    assertThat(Chosen.ofProgram(Set.of(), ALL).isOpen(Permission.CALLS_CONTROL)).isTrue();
  }

  @Test
  @DisplayName("[D3] an act is found by words in any order, with or without accents")
  void sought() {
    String text = "Cuộc gọi Tải danh sách cuộc gọi về tệp calls.export";
    assertThat(Sought.of("  danh  CUOC ").isIn(text)).isTrue();
    assertThat(Sought.of("tải tệp").isIn(text)).isTrue();
    assertThat(Sought.of("calls.export").isIn(text)).isTrue();
    assertThat(Sought.of("ghi âm").isIn(text)).isFalse();
    assertThat(Sought.of("dat ten").isIn("Đặt tên đầu số")).isTrue();
    assertThat(Sought.of(" ").isAnything()).isFalse();
    assertThat(Sought.of(" ").isIn(text)).isTrue();
  }
}
