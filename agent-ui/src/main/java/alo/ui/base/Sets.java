package alo.ui.base;

import alo.contract.id.PermissionSetId;
import alo.contract.identity.BuiltInSet;
import alo.contract.identity.Permission;
import alo.contract.identity.PermissionSetView;
import alo.ui.client.TenantsApi;
import com.vaadin.flow.component.Component;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// Names of sets of permissions: the built-in ones in the reader's language, others as they were
/// named.
public final class Sets {
  private Sets() {}

  /// A set's name.
  public static String name(Component there, PermissionSetView set) {
    return set.name() == null ? there.getTranslation("set." + set.id()) : set.name();
  }

  /// Names by id, built-in ones first; only those to whoever may not see the others.
  public static Map<PermissionSetId, String> names(Component there, TenantsApi api) {
    Map<PermissionSetId, String> names = new LinkedHashMap<>();
    Arrays.stream(BuiltInSet.values())
        .forEach(set -> names.put(set.id(), there.getTranslation("set." + set.id())));
    if (Person.may(Permission.PERMISSIONS_SEE)) {
      api.permissionSets().forEach(set -> names.put(set.id(), name(there, set)));
    }
    return names;
  }
}
