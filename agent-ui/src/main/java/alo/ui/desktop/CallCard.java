package alo.ui.desktop;

import alo.contract.agent.Desk;
import alo.contract.value.Direction;
import alo.ui.base.Facts;
import alo.ui.base.Format;
import alo.ui.base.Way;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import org.jspecify.annotations.Nullable;

/// The details of the current call: numbers, queue, wait, way through the menu, times.
final class CallCard extends Div {
  CallCard() {
    setId("call-card");
    addClassName("card");
    show(null);
  }

  void show(Desk.@Nullable Call call) {
    removeAll();
    add(new H2(getTranslation("desk.call")));
    if (call == null) {
      Paragraph none = new Paragraph(getTranslation("desk.call.none"));
      none.addClassName("quiet");
      add(none);
      return;
    }
    Format format = Format.current();
    boolean in = call.direction() == Direction.IN;
    Facts facts = new Facts();
    facts.add(getTranslation("call.state"), phase(call));
    facts.addPhone(getTranslation(in ? "call.dialled" : "call.shown"), call.label(), call.ours());
    if (in) {
      call.facts().forEach(fact -> facts.add(fact.name(), fact.value()));
    }
    if (call.theirs() == null) {
      facts.add(getTranslation("call.theirs"), getTranslation("call.withheld"));
    } else {
      facts.addPhone(getTranslation("call.theirs"), null, call.theirs());
    }
    if (in) {
      facts.add(getTranslation("call.queue"), call.queueName());
      facts.add(getTranslation("call.waited"), format.duration(call.waitSeconds()));
      facts.add(getTranslation("call.path"), Way.text(this, call.path()));
    }
    facts.add(getTranslation("call.started"), format.time(call.startedAt()));
    facts.add(getTranslation("call.answered"), format.time(call.answeredAt()));
    add(facts);
  }

  private String phase(Desk.Call call) {
    return getTranslation("phone.phase." + call.direction() + "." + call.phase());
  }
}
