/// One running Alo for all end-to-end tests, with addresses and data of its own.
///
/// Owns: [AloSystem] (start, tenants, evidence), [Tenant], [Agent], [Desk]. May use: the launcher,
/// `browser`, `sound`. Not here: what is to be shown (`story`).
package alo.e2e.system;
