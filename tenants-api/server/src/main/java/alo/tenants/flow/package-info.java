/// Call flows and announcements of a tenant, as numbered versions.
///
/// Owns: tables `flow`, `flow_version`, `prompt`, `music`. Entry points: [FlowResource], [Flows],
/// [Prompts], [TenantMusic].
/// May use: `queue`, `workforce`, module `engine` to validate. Not here: running a flow.
@NullMarked
package alo.tenants.flow;

import org.jspecify.annotations.NullMarked;
