package alo.tenants.interaction;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A range of a file. Source: RFC 9110, section 14; one range only, others give the whole file.
///
/// @param first byte, from 0
/// @param last byte, included; `first - 1` for an empty file
/// @param isAsked whether a part was asked for that is understood
record ByteRange(long first, long last, boolean isAsked) {
  private static final Pattern FORM = Pattern.compile("bytes=([0-9]{0,15})-([0-9]{0,15})");

  /// The range of a header in a file of a size; nothing if it can not be satisfied.
  static Optional<ByteRange> parse(@Nullable String header, long size) {
    Matcher form = FORM.matcher(header == null ? "" : header);
    if (!form.matches() || form.group(1).isEmpty() && form.group(2).isEmpty()) {
      return Optional.of(new ByteRange(0, size - 1, false));
    }
    if (form.group(1).isEmpty()) {
      long count = Long.parseLong(form.group(2));
      return count == 0 || size == 0
          ? Optional.empty()
          : Optional.of(new ByteRange(Math.max(0, size - count), size - 1, true));
    }
    long first = Long.parseLong(form.group(1));
    long last = form.group(2).isEmpty() ? size - 1 : Long.parseLong(form.group(2));
    return first >= size || last < first
        ? Optional.empty()
        : Optional.of(new ByteRange(first, Math.min(last, size - 1), true));
  }

  long length() {
    return last - first + 1;
  }
}
