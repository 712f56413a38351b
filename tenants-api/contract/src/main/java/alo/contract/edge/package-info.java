/// The link between an edge and the control plane, and the configuration that travels over it.
///
/// Owns: [LinkMessage], [TenantConfiguration], [EventEnvelope]. May use: all contract packages.
/// Not here: the socket that carries them (both servers' `link` and `edge` packages).
@NullMarked
package alo.contract.edge;

import org.jspecify.annotations.NullMarked;
