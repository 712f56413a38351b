package alo.ui.permission;

import alo.contract.identity.Permit;
import alo.contract.identity.SecuritySettings;
import alo.contract.identity.SecuritySettings.SecondFactor;
import alo.contract.problem.Problem;
import alo.ui.base.Frame;
import alo.ui.base.Says;
import alo.ui.base.Screen;
import alo.ui.client.Refused;
import alo.ui.client.TenantsApi;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;

/// How the company protects its log-ins: who needs a second factor.
@Route(value = "security", layout = Frame.class)
@RolesAllowed(Permit.SECURITY_CHANGE)
public class SecurityView extends Screen {
  private final TenantsApi api;
  private final RadioButtonGroup<SecondFactor> whom = new RadioButtonGroup<>();
  private final Div problem = new Div();

  @Inject
  public SecurityView(TenantsApi api) {
    super("security.title");
    this.api = api;
    whom.setId("second-factor");
    whom.setLabel(getTranslation("security.second-factor"));
    whom.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
    whom.setItems(SecondFactor.values());
    whom.setItemLabelGenerator(w -> getTranslation("second-factor." + w));
    whom.setValue(api.security().secondFactor());
    Button save = new Button(getTranslation("act.save"), _ -> save());
    save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    save.setId("save");
    problem.addClassName("form-problem");
    problem.getElement().setAttribute("role", "alert");
    Div acts = new Div(save);
    acts.addClassName("acts");
    Div form =
        new Div(new Paragraph(getTranslation("security.second-factor.how")), whom, problem, acts);
    form.addClassName("edit-form");
    form.addClassName("narrow-form");
    add(form);
  }

  private void save() {
    problem.removeAll();
    try {
      api.changeSecurity(new SecuritySettings(whom.getValue()));
    } catch (Refused e) {
      problem.add(new Paragraph(Says.whole(this, e)));
      if (e.problem().errors().stream()
          .map(Problem.At::code)
          .anyMatch("own-second-factor"::equals)) {
        // Past the router: it is no view, but a way through the log-in.
        Anchor way = new Anchor("step-up", getTranslation("security.step-up"));
        way.setRouterIgnore(true);
        way.setId("step-up");
        problem.add(way);
      }
      return;
    }
    Says.done(getTranslation("act.saved"));
  }
}
