package alo.edge.asterisk;

import org.asteriskjava.manager.action.AbstractManagerAction;

/// Makes Asterisk read one object of its cache anew. Public because asterisk-java reads it by
/// reflection.
public final class ExpireObjectAction extends AbstractManagerAction {
  private static final long serialVersionUID = 1;

  private final String cache;
  private final String object;

  ExpireObjectAction(String cache, String object) {
    this.cache = cache;
    this.object = object;
  }

  @Override
  public String getAction() {
    return "SorceryMemoryCacheExpireObject";
  }

  /// E.g. `res_pjsip/endpoint`.
  public String getCache() {
    return cache;
  }

  /// Its id.
  public String getObject() {
    return object;
  }
}
