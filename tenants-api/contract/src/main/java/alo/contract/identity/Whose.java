package alo.contract.identity;

/// Whose rows somebody sees, from the narrowest on.
public enum Whose {
  /// Those of himself.
  OWN,
  /// Those of the people who are in his department now, or in one below it, and his own. Who is in
  /// no department sees his own, and only whoever sees everybody's sees his.
  DEPARTMENT,
  /// All of the tenant's, also those that are nobody's.
  EVERYBODY
}
