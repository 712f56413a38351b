package alo.ui.workforce;

import alo.contract.agent.AgentView;
import alo.ui.base.EditDialog;
import alo.ui.client.TenantsApi;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;

/// Locks one person of a list, or lets him in again, after a question that says what comes of it.
final class LockButton extends Button {
  private final TenantsApi api;
  private final AgentView agent;
  private final Runnable done;

  /// @param done the list is another now
  LockButton(TenantsApi api, AgentView agent, Runnable done) {
    super((agent.locked() ? VaadinIcon.UNLOCK : VaadinIcon.LOCK).create());
    this.api = api;
    this.agent = agent;
    this.done = done;
    addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
    addClassName("lock");
    String act = getTranslation(agent.locked() ? "agent.unlock" : "agent.lock");
    setAriaLabel(act + ": " + agent.name());
    setTooltipText(act);
    addClickListener(_ -> (agent.locked() ? unlocking() : locking()).open());
    // Else the click would open the person's form too.
    getElement().executeJs("this.addEventListener('click', e => e.stopPropagation())");
  }

  private EditDialog locking() {
    TextField reason = new TextField(getTranslation("agent.lock.reason"));
    reason.setMaxLength(AgentView.Lock.REASON_LENGTH_MAX);
    reason.setHelperText(getTranslation("agent.lock.reason.how"));
    reason.setErrorMessage(getTranslation("problem.required"));
    reason.setId("lock-reason");
    reason.setAutofocus(true);
    return new EditDialog(
            getTranslation("agent.lock.who", agent.name()),
            () -> {
              reason.setInvalid(reason.getValue().isBlank());
              return !reason.isInvalid();
            },
            () -> {
              api.lockAgent(agent.id(), reason.getValue().strip());
              done.run();
            },
            new Paragraph(getTranslation("agent.lock.how")),
            reason)
        .that(getTranslation("agent.lock"));
  }

  private EditDialog unlocking() {
    return new EditDialog(
            getTranslation("agent.unlock.who", agent.name()),
            () -> true,
            () -> {
              api.unlockAgent(agent.id());
              done.run();
            },
            new Paragraph(getTranslation("agent.unlock.how")))
        .that(getTranslation("agent.unlock"));
  }
}
