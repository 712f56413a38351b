package alo.ui.signin;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.auth.NavigationAccessControl;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Checks each view's `@RolesAllowed` before it is entered.
@ApplicationScoped
class AccessControl {
  void onServiceInit(@Observes ServiceInitEvent event) {
    NavigationAccessControl control = new NavigationAccessControl();
    event.getSource().addUIInitListener(init -> init.getUI().addBeforeEnterListener(control));
  }
}
