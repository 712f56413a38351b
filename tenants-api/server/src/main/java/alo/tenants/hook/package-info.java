/// The programming interface for others that goes outwards: the stream of public events and the
/// web-hooks that carry them.
///
/// Owns: tables `public_event`, `hook`, `hook_delivery` of a tenant, `control.hook_due`. Entry
/// points: [PublicEvents] in the intake's transaction, [EventResource], [HookResource]. May use:
/// `interaction` for folded calls, `tenant`. Not here: the live feed of people (`live`).
@NullMarked
package alo.tenants.hook;

import org.jspecify.annotations.NullMarked;
