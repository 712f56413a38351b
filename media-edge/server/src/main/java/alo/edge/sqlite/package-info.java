/// Files of SQLite, opened: the only importer of the driver `org.sqlite`.
///
/// Owns: how a file is opened (write-ahead log, durability, waiting for others). Entry point:
/// [SqliteFile]. May use: nothing. Not here: what is in a file, which its owner asks by `java.sql`.
@NullMarked
package alo.edge.sqlite;

import org.jspecify.annotations.NullMarked;
