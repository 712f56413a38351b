package alo.tenants.prober;

/// Attempts that are no requests of the API's operations.
interface Probe {
  /// One canary goes at the other.
  void attack(Attacker attacker, Canary victim, Findings findings);
}
