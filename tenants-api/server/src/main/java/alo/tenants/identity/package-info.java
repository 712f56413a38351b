/// Who people are: organisations and users at the identity provider, permissions, tickets, audit.
///
/// Owns: the port [Identities], sets of permissions, ticket keys, the audit trail. Entry points:
/// [Identities], [PermissionSets], [TicketKeys]. May use: `platform`. Not here: what agents do
/// (`workforce`), log-in (the identity provider).
@NullMarked
package alo.tenants.identity;

import org.jspecify.annotations.NullMarked;
