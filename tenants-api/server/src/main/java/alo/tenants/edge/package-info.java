/// The link to the media edges: events in, configurations and commands out.
///
/// Owns: tables `control.edge`, `control.edge_epoch`, `control.stray_event` (what could not be
/// placed), `control.event_gap` (what never came; `last` 0 when nobody knows how far). Entry
/// points: [LinkSocket], [Publisher]. May use: everything. Not here: what an edge decides (module
/// `engine`).
@NullMarked
package alo.tenants.edge;

import org.jspecify.annotations.NullMarked;
