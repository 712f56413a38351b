/// What happened: events as they came, the record of each call, recordings.
///
/// Owns: tables `event`, `interaction`, `recording`. Entry points: [Interactions], [CallFold].
/// May use: `tenant`, `customer`, `workforce` for whose calls are seen. Not here: the link that
/// brings events (`edge`).
@NullMarked
package alo.tenants.interaction;

import org.jspecify.annotations.NullMarked;
