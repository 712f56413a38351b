package alo.tenants.prober;

import alo.contract.id.TenantId;
import alo.tenants.identity.HousePrograms;
import java.util.Map;
import java.util.Set;

/// A tenant that exists to be attacked. Its word and its customer's number stand in all that it has
/// and can not be guessed: who reads them reads this tenant's data.
///
/// @param things the true ids of what it has
record Canary(
    TenantId tenant,
    String word,
    String phone,
    HousePrograms.Credentials program,
    Map<Thing, String> things) {

  /// The id of something that it has, once it is furnished.
  String the(Thing thing) {
    String id = things.get(thing);
    if (id == null) {
      throw new IllegalStateException("Canary %s has no %s".formatted(tenant, thing));
    }
    return id;
  }

  /// What nobody else may ever read.
  Set<String> words() {
    return Set.of(word, phone);
  }
}
