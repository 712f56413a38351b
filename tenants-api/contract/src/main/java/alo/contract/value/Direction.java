package alo.contract.value;

/// Which way a call goes, seen from the tenant.
public enum Direction {
  IN,
  OUT
}
