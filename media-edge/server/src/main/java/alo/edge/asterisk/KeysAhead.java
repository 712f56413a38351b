package alo.edge.asterisk;

/// What a caller typed before he was asked, for the question that comes next. Of his session's own
/// thread.
final class KeysAhead {
  /// No answer is so long; more keys are not kept.
  static final int KEYS_MAX = 64;

  static final char NONE = 0;

  private final StringBuilder keys = new StringBuilder();

  void add(CharSequence typed) {
    keys.append(typed, 0, Math.min(typed.length(), KEYS_MAX - keys.length()));
  }

  boolean isEmpty() {
    return keys.isEmpty();
  }

  /// The first key, once.
  char take() {
    if (keys.isEmpty()) {
      return NONE;
    }
    char key = keys.charAt(0);
    keys.deleteCharAt(0);
    return key;
  }

  /// The flow went elsewhere than it looked like: what was typed was meant for another question.
  void clear() {
    keys.setLength(0);
  }
}
