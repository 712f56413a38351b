package alo.ui.workforce;

import alo.contract.agent.AgentView;
import alo.contract.agent.AgentView.Reset.What;
import alo.ui.base.EditDialog;
import alo.ui.client.TenantsApi;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;

/// Lets one person of a list set up his log-in anew, after a question that says what comes of it.
final class ResetButton extends Button {
  private final TenantsApi api;
  private final AgentView agent;

  ResetButton(TenantsApi api, AgentView agent) {
    super(VaadinIcon.KEY_O.create());
    this.api = api;
    this.agent = agent;
    addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
    addClassName("reset");
    setAriaLabel(getTranslation("agent.reset") + ": " + agent.name());
    setTooltipText(getTranslation("agent.reset"));
    addClickListener(_ -> question().open());
    // Else the click would open the person's form too.
    getElement().executeJs("this.addEventListener('click', e => e.stopPropagation())");
  }

  private EditDialog question() {
    RadioButtonGroup<What> what = new RadioButtonGroup<>();
    what.setId("reset-what");
    what.setLabel(getTranslation("agent.reset.what"));
    what.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
    what.setItems(What.values());
    what.setItemLabelGenerator(w -> getTranslation("agent.reset." + w));
    what.setValue(What.PASSWORD);
    Paragraph how = new Paragraph(getTranslation("agent.reset.how." + What.PASSWORD));
    what.addValueChangeListener(
        e -> how.setText(getTranslation("agent.reset.how." + e.getValue())));
    return new EditDialog(
            getTranslation("agent.reset.who", agent.name()),
            () -> true,
            () -> api.resetAgent(agent.id(), what.getValue()),
            what,
            how)
        .that(getTranslation("agent.reset"));
  }
}
