/// Who people are: organisations and users at the identity provider, roles, tickets, audit.
///
/// Owns: the port [Identities], ticket keys, the audit trail. Entry points: [Identities],
/// [Tickets]. May use: `platform`. Not here: what agents do (`workforce`), log-in (the identity
/// provider).
@NullMarked
package alo.tenants.identity;

import org.jspecify.annotations.NullMarked;
