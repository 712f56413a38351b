package alo.wire.json;

import java.io.IOException;

/// A text from outside is not the JSON that was expected.
public final class MalformedJsonException extends RuntimeException {
  MalformedJsonException(IOException cause) {
    super(cause.getMessage(), cause);
  }
}
