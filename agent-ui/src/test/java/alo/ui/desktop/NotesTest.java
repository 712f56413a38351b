package alo.ui.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The notes at a customer")
class NotesTest {
  @Test
  @DisplayName("who writes alone replaces them, also by nothing")
  void alone() {
    assertThat(Notes.joined("a", "a b", "a")).isEqualTo("a b");
    assertThat(Notes.joined("a", "", "a")).isEmpty();
    assertThat(Notes.joined("a", "b", "b")).isEqualTo("b");
  }

  @Test
  @DisplayName("of two who write at once neither loses anything")
  void both() {
    assertThat(Notes.joined("", "mine", "theirs")).isEqualTo("theirs\nmine");
    assertThat(Notes.joined("a", "a\nmine", "a, theirs")).isEqualTo("a, theirs\nmine");
    assertThat(Notes.joined("a", "mine", "a, theirs")).isEqualTo("a, theirs\nmine");
    assertThat(Notes.joined("a", "a b", "")).isEqualTo("b");
    assertThat(Notes.joined("a", "a", "theirs")).isEqualTo("theirs");
  }
}
