package alo.contract.id;

import java.util.regex.Pattern;

/// A tenant. Its schema is `t_<value>`, its prefix in the object store `<value>/`, its SIP names
/// begin with `<value>_`: hence only 2 to 20 lower-case letters and digits, beginning with a
/// letter.
public record TenantId(String value) implements Id {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]{1,19}");

  public TenantId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "Expected a tenant id of 2 to 20 lower-case letters and digits, but it is \"%s\""
              .formatted(value));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
