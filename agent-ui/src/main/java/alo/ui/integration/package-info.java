/// The company's own programs: who may use the API and what each may do, and the web-hooks that
/// tell them what happens, with the log of each.
///
/// Entry points: [IntegrationsView], [HooksView], [DeliveriesView]. May use: `base`, `client`. Not
/// here: what people may do (`permission`), what programs did (`audit`).
@NullMarked
package alo.ui.integration;

import org.jspecify.annotations.NullMarked;
