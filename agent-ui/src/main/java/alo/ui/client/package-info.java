/// The other servers, as the pages see them: HTTP calls in contract records, the live feed,
/// refusals.
///
/// Entry point: [TenantsApi]. May use: the contract, `wire`. Not here: components, texts.
/// The log-in's token comes from the request; a page's background work keeps none.
@NullMarked
package alo.ui.client;

import org.jspecify.annotations.NullMarked;
