/// Mails of our own.
///
/// Owns: table `control.letter`, the texts and the sender. Entry point: [Letters].
/// May use: Quarkus' mailer, `platform`.
/// Not here: invitations with a link, which the identity provider sends.
@NullMarked
package alo.tenants.mail;

import org.jspecify.annotations.NullMarked;
