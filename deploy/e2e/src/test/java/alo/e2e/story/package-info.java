/// The stories that Alo must be able to tell, on real components, from sign-up to the bill.
///
/// Owns: the end-to-end tests. May use: `system`, `browser`, `sound`. Not here: how a browser or a
/// call is driven.
package alo.e2e.story;
