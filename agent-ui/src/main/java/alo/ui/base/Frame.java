package alo.ui.base;

import alo.contract.tenant.Me;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import java.util.Locale;

/// The frame around every view: where one is, where one may go, who one is.
@PermitAll
public class Frame extends AppLayout {
  @Inject
  public Frame(SecurityIdentity identity) {
    setPrimarySection(Section.DRAWER);
    Nav ways = new Nav(brand(), navigation(identity));
    ways.setAriaLabel(getTranslation("frame.navigation"));
    addToDrawer(ways);
    Span tenant = new Span(Person.current().map(Me::tenantName).orElse(""));
    tenant.setId("tenant");
    tenant.addClassName("tenant");
    Div space = new Div();
    space.addClassName("grow");
    DrawerToggle toggle = new DrawerToggle();
    toggle.setAriaLabel(getTranslation("frame.navigation"));
    setI18n(new AppLayout.AppLayoutI18n().setDrawer(getTranslation("frame.navigation")));
    Header top = new Header(toggle, tenant, space, personMenu(identity));
    top.addClassName("top");
    addToNavbar(top);
  }

  private static Div brand() {
    Span mark = new Span("A lô!");
    Div brand = new Div(mark);
    brand.addClassName("brand");
    return brand;
  }

  private SideNav navigation(SecurityIdentity identity) {
    SideNav nav = new SideNav();
    for (Place place : Place.ALL_PLACES) {
      if (place.isFor(identity)) {
        SideNavItem item =
            new SideNavItem(getTranslation(place.title()), place.path(), place.icon().create());
        item.setMatchNested(true);
        item.setId("nav-" + place.path().replace('/', '-'));
        nav.addItem(item);
      }
    }
    return nav;
  }

  private MenuBar personMenu(SecurityIdentity identity) {
    MenuBar menu = new MenuBar();
    menu.addThemeVariants(MenuBarVariant.LUMO_TERTIARY_INLINE);
    menu.setId("person");
    menu.setI18n(new MenuBar.MenuBarI18n().setMoreOptions(getTranslation("frame.more")));
    String name = Person.current().map(Me::name).orElse(identity.getPrincipal().getName());
    SubMenu mine = menu.addItem(name).getSubMenu();
    MenuItem language = mine.addItem(getTranslation("frame.language"));
    for (Locale locale : Languages.OFFERED) {
      MenuItem item =
          language
              .getSubMenu()
              .addItem(locale.getDisplayLanguage(locale), _ -> Languages.choose(locale));
      item.setId("language-" + locale.getLanguage());
    }
    // The telephone first: its agent is logged out of the edge, and a call is not cut off by a
    // slip.
    mine.addItem(
            getTranslation("frame.log-out"),
            _ ->
                UI.getCurrent()
                    .getPage()
                    .executeJs(
                        "const phone = document.querySelector('alo-softphone');"
                            + "phone?.logOut ? phone.logOut() : location.assign('logout')"))
        .setId("log-out");
    return menu;
  }
}
