package alo.ui.base;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Words that somebody looks for, in any order, typed with or without accents.
///
/// @param words as they are compared
record Sought(List<String> words) {
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  static Sought of(String typed) {
    return new Sought(
        Arrays.stream(SPACES.split(plain(typed), -1)).filter(w -> !w.isEmpty()).toList());
  }

  /// Whether anything is looked for at all.
  boolean isAnything() {
    return !words.isEmpty();
  }

  /// Whether a text has all the words.
  boolean isIn(String text) {
    String plain = plain(text);
    return words.stream().allMatch(plain::contains);
  }

  private static String plain(String text) {
    return ACCENTS
        .matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
        .replaceAll("")
        .toLowerCase(Locale.ROOT)
        .replace('đ', 'd');
  }
}
