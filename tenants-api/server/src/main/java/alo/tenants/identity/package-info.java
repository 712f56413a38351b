/// Who people and programs are: organisations, users and programs' clients at the identity
/// provider, permissions, tickets, audit.
///
/// Owns: the ports [Identities] and [ProgramClients], integrations, sets of permissions, ticket
/// keys, the audit trail, who needs a second factor. Entry points: [Identities], [People],
/// [PermissionSets], [SecondFactors], [TicketKeys], [IntegrationResource]. May use: `platform`,
/// `limit`. Not here: what agents do (`workforce`), log-in (the identity provider).
@NullMarked
package alo.tenants.identity;

import org.jspecify.annotations.NullMarked;
