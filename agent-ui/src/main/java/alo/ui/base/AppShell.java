package alo.ui.base;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.shared.ui.Transport;

/// The page around all views. Data goes up by requests, so that each carries the log-in, and comes
/// down by push.
@Push(transport = Transport.WEBSOCKET_XHR)
@StyleSheet("/aura/aura.css")
@StyleSheet("/fonts/fonts.css")
@StyleSheet("/alo.css")
@StyleSheet("/alo-parts.css")
@StyleSheet("/alo-pages.css")
public class AppShell implements AppShellConfigurator {}
