/// Tenants attack each other and get nothing: the attempts, made out of the published description,
/// and the prober that has two canary tenants make them all day.
///
/// Owns: tables `control.canary`, `control.isolation_round`, `control.isolation_finding`. Entry
/// points: [Attempts], which the tests use too; [Prober]; [IsolationResource],
/// [ProviderIsolationResource]. May use: every feature's front door, and of the features inside
/// what has none (tickets, recordings, the pool). Not here: what needs an edge with a telephone
/// (the agent socket itself, SIP, numbers that are dialled).
@NullMarked
package alo.tenants.prober;

import org.jspecify.annotations.NullMarked;
