package alo.ui.base;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import java.time.Instant;

/// How long something has lasted, counted on in the browser; the element comes with the telephone's
/// script, which every page has.
@Tag("alo-since")
public final class Since extends Component {
  public Since(Instant at) {
    getElement().setAttribute("at", at.toString());
  }
}
