/// The mail catcher: takes every mail, delivers none, shows all on a page and as JSON.
///
/// Owns: the only import of GreenMail. Entry point: [MailMain]. May use: `http`.
/// Not here: mails' texts (tenants-api, Keycloak).
@NullMarked
package alo.local.mail;

import org.jspecify.annotations.NullMarked;
