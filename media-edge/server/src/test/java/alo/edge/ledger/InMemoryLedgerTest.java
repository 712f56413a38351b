package alo.edge.ledger;

import alo.contract.id.EdgeId;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The ledger in memory")
class InMemoryLedgerTest implements LedgerContract {
  private final Ledger ledger = new InMemoryLedger(new EdgeId("lab"), 7);

  @Override
  public Ledger ledger() {
    return ledger;
  }
}
