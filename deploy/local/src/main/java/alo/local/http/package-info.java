/// JSON over HTTP in the few lines that a launcher needs.
///
/// Owns: [Json], [Http]. May use: `java.*`, Jackson. Not here: any address.
@NullMarked
package alo.local.http;

import org.jspecify.annotations.NullMarked;
