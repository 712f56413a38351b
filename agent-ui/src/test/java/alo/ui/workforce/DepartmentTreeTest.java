package alo.ui.workforce;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.agent.DepartmentView;
import alo.contract.id.DepartmentId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The tree of departments on a page")
class DepartmentTreeTest {
  private static final DepartmentId SALES = new DepartmentId("d-sales");
  private static final DepartmentId NORTH = new DepartmentId("d-north");
  private static final DepartmentId HANOI = new DepartmentId("d-hanoi");
  private static final DepartmentId REPAIR = new DepartmentId("d-repair");

  private final DepartmentTree tree =
      new DepartmentTree(
          List.of(
              department(HANOI, NORTH, "Hà Nội"),
              department(NORTH, SALES, "Miền Bắc"),
              department(REPAIR, null, "Bảo hành"),
              department(SALES, null, "Bán hàng")));

  @Test
  @DisplayName("[C33] each stands below its own, whatever the order of their names")
  void placed() {
    assertThat(tree.top()).extracting(DepartmentView::id).containsExactly(REPAIR, SALES);
    assertThat(tree.below(tree.top().getLast()))
        .extracting(DepartmentView::id)
        .containsExactly(NORTH);
    assertThat(tree.path(HANOI)).isEqualTo("Bán hàng › Miền Bắc › Hà Nội");
  }

  @Test
  @DisplayName("[C31] those of a department are its own and those of all below it")
  void within() {
    assertThat(tree.within(SALES)).containsExactlyInAnyOrder(SALES, NORTH, HANOI);
    assertThat(tree.within(HANOI)).containsExactly(HANOI);
  }

  @Test
  @DisplayName("[C33] a department is offered no place in itself nor below itself")
  void parents() {
    assertThat(tree.parents(NORTH)).containsExactly(SALES, REPAIR);
    assertThat(tree.parents(null)).hasSize(4);
  }

  @Test
  @DisplayName("one whose parent is gone stands at the top; what is unknown has its id for a name")
  void orphans() {
    DepartmentTree torn = new DepartmentTree(List.of(department(HANOI, NORTH, "Hà Nội")));
    assertThat(torn.top()).extracting(DepartmentView::id).containsExactly(HANOI);
    assertThat(torn.path(HANOI)).isEqualTo("Hà Nội");
    assertThat(torn.path(NORTH)).isEqualTo("d-north");
  }

  private static DepartmentView department(
      DepartmentId id, @Nullable DepartmentId parent, String name) {
    return new DepartmentView(id, parent, name, null, List.of(), 0);
  }
}
