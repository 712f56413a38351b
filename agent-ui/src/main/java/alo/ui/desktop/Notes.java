package alo.ui.desktop;

/// Brings notes together that two people wrote at once. Pure.
final class Notes {
  private Notes() {}

  /// What is kept: mine, if nobody else wrote meanwhile, else both; nothing of anybody is lost.
  ///
  /// @param before as they were when I began
  /// @param theirs as they are now
  static String joined(String before, String mine, String theirs) {
    if (theirs.equals(before) || theirs.equals(mine)) {
      return mine;
    }
    if (mine.equals(before)) {
      return theirs;
    }
    String added = mine.startsWith(before) ? mine.substring(before.length()).strip() : mine;
    return added.isEmpty() ? theirs : theirs.isBlank() ? added : theirs + "\n" + added;
  }
}
