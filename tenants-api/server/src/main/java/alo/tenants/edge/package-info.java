/// The link to the media edges: events in, configurations and commands out.
///
/// Owns: tables `control.edge`, `control.stray_event`. Entry points: [LinkSocket], [Publisher].
/// May use: everything. Not here: what an edge decides (module `engine`).
@NullMarked
package alo.tenants.edge;

import org.jspecify.annotations.NullMarked;
