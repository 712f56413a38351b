package alo.edge.ledger;

import org.jspecify.annotations.Nullable;

/// The disk under the ledger does not do what it must.
public final class LedgerFailure extends RuntimeException {
  LedgerFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
