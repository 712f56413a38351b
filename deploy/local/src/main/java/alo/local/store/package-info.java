/// The S3 store: s3proxy over a folder, as a process of its own.
///
/// Owns: the only import of s3proxy. Entry point: [StoreMain]. May use: `java.*`.
/// Not here: what is kept in it.
@NullMarked
package alo.local.store;

import org.jspecify.annotations.NullMarked;
