package alo.ui.base;

import alo.contract.identity.Permission;
import alo.contract.identity.Sight;
import alo.contract.identity.Whose;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A catalogue of acts with a tick at each that is permitted, by areas that open and close; found
/// by words. What shows rows of people is one line, at which it is chosen whose.
public final class ActsField extends Div {
  private static final int SEARCH_AFTER_MILLIS = 200;

  private final TextField search = new TextField();
  private final Checkbox onlyTicked = new Checkbox(getTranslation("permissions.only-ticked"));
  private final Paragraph nothing = new Paragraph(getTranslation("permissions.nothing-found"));
  private final Span count = new Span();
  private final Span along = new Span();
  private final Map<Permission, Checkbox> ticks = new EnumMap<>(Permission.class);
  private final Map<Sight, WhoseField> sights = new EnumMap<>(Sight.class);
  private final Map<Permission.Group, Area> areas = new EnumMap<>(Permission.Group.class);
  private final Runnable clicked;
  private Chosen chosen = new Chosen(Set.of(), Set.of());
  private boolean readOnly;

  /// One area of the catalogue, with how many of it are ticked.
  private record Area(Details details, Span count, List<Line> lines) {}

  /// One line of it: an act, or all widths of what is seen.
  ///
  /// @param words by which it is found
  private record Line(Component shown, List<Permission> acts, String words) {}

  /// @param offered acts that are shown
  /// @param clicked told of each tick and each that is taken out
  public ActsField(Set<Permission> offered, Runnable clicked) {
    this.clicked = clicked;
    addClassName("acts-field");
    search.setPlaceholder(getTranslation("permissions.search"));
    search.setAriaLabel(getTranslation("permissions.search"));
    search.setPrefixComponent(VaadinIcon.SEARCH.create());
    search.setClearButtonVisible(true);
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.setValueChangeTimeout(SEARCH_AFTER_MILLIS);
    search.setId("search-acts");
    search.addValueChangeListener(_ -> narrow());
    onlyTicked.setId("only-ticked");
    onlyTicked.addValueChangeListener(_ -> narrow());
    count.setId("ticked");
    count.addClassName("badge");
    along.setId("along");
    along.addClassName("quiet");
    along.getElement().setAttribute("role", "status");
    nothing.addClassName("quiet");
    Div tools = new Div(search, onlyTicked, count);
    tools.addClassName("acts-tools");
    add(tools, along, nothing);
    for (Permission.Group group : Permission.Group.values()) {
      add(area(group, offered).details());
    }
  }

  private Area area(Permission.Group group, Set<Permission> offered) {
    List<Line> lines = new ArrayList<>();
    Arrays.stream(Permission.values())
        .filter(p -> p.group() == group && offered.contains(p))
        .forEach(
            act ->
                Sight.of(act)
                    .filter(sight -> offered.containsAll(sight.permissions()))
                    .ifPresentOrElse(
                        sight -> {
                          if (!sights.containsKey(sight)) {
                            lines.add(whose(sight));
                          }
                        },
                        () -> lines.add(tick(act))));
    Div content = new Div();
    content.addClassName("acts-area");
    lines.forEach(line -> content.add(line.shown()));
    Span ticked = new Span();
    ticked.addClassName("badge");
    Span title = new Span(getTranslation("permission.group." + group));
    title.addClassName("acts-title");
    Div summary = new Div(title, ticked);
    summary.addClassName("acts-summary");
    Details details = new Details(summary, content);
    details.setId("area-" + group.name().toLowerCase(Locale.ROOT));
    Area area = new Area(details, ticked, lines);
    areas.put(group, area);
    return area;
  }

  private Line tick(Permission act) {
    Checkbox tick = new Checkbox(sentence(act));
    tick.setId("act-" + act.word().replace('.', '-'));
    tick.addValueChangeListener(
        e -> {
          if (e.isFromClient()) {
            click(act, e.getValue());
          }
        });
    ticks.put(act, tick);
    return new Line(tick, List.of(act), words(act));
  }

  private Line whose(Sight sight) {
    WhoseField field = new WhoseField(sight, whose -> choose(sight, whose));
    sights.put(sight, field);
    String words = sight.permissions().stream().map(this::words).collect(Collectors.joining(" "));
    return new Line(field, sight.permissions(), field.getLabel() + " " + words);
  }

  private String words(Permission act) {
    return sentence(act) + " " + act.word();
  }

  /// Shows what is permitted; areas with nothing of it are closed.
  public void show(Chosen now, boolean fixed) {
    chosen = now;
    readOnly = fixed;
    along.setText("");
    search.clear();
    onlyTicked.setValue(fixed);
    areas.values().forEach(a -> a.details().setOpened(ticked(a) > 0));
    refresh();
    narrow();
  }

  /// What is ticked.
  public Set<Permission> value() {
    return chosen.ticked();
  }

  /// How an act is told to people.
  private String sentence(Permission act) {
    return getTranslation("permission." + act.word());
  }

  private void click(Permission act, boolean ticked) {
    if (readOnly || !chosen.isOpen(act)) {
      refresh();
      return;
    }
    if (ticked) {
      changed("permissions.ticked-along", chosen.tick(act));
    } else {
      changed("permissions.taken-along", chosen.untick(act));
    }
  }

  private void choose(Sight sight, Optional<Whose> whose) {
    if (readOnly || !chosen.isOpen(sight, whose)) {
      refresh();
      return;
    }
    changed("permissions.taken-along", chosen.choose(sight, whose));
  }

  private void changed(String key, Set<Permission> others) {
    along.setText(
        others.isEmpty()
            ? ""
            : getTranslation(
                key, others.stream().map(this::sentence).collect(Collectors.joining(" · "))));
    refresh();
    clicked.run();
  }

  private void refresh() {
    ticks.forEach(
        (act, tick) -> {
          boolean open = readOnly || chosen.isOpen(act);
          tick.setValue(chosen.ticked().contains(act));
          tick.setReadOnly(readOnly || !open);
          tick.setHelperText(open ? "" : getTranslation("permissions.beyond"));
        });
    sights.values().forEach(field -> field.show(chosen, readOnly));
    areas.values().forEach(a -> a.count().setText(of(ticked(a), a.lines().size())));
    count.setText(
        of(areas.values().stream().mapToInt(this::ticked).sum(), ticks.size() + sights.size()));
  }

  private String of(int some, int all) {
    return getTranslation("permissions.count", some, all);
  }

  private int ticked(Area area) {
    return (int) area.lines().stream().filter(this::isTicked).count();
  }

  private boolean isTicked(Line line) {
    return line.acts().stream().anyMatch(chosen.ticked()::contains);
  }

  /// Shows what is looked for. What was just clicked stays where it is until one looks again.
  private void narrow() {
    Sought sought = Sought.of(search.getValue());
    boolean narrowed = sought.isAnything() || onlyTicked.getValue();
    boolean any = false;
    for (Map.Entry<Permission.Group, Area> entry : areas.entrySet()) {
      Area area = entry.getValue();
      String title = getTranslation("permission.group." + entry.getKey());
      boolean some = false;
      for (Line line : area.lines()) {
        boolean shown =
            sought.isIn(title + " " + line.words()) && (!onlyTicked.getValue() || isTicked(line));
        line.shown().setVisible(shown);
        some |= shown;
      }
      area.details().setVisible(some);
      if (narrowed) {
        area.details().setOpened(some);
      }
      any |= some;
    }
    nothing.setVisible(!any);
  }
}
