/// Child processes that are watched: started, health-checked, restarted, stopped as a group.
///
/// Owns: pid files and process groups. Entry point: [Supervised]. May use: `java.*` only.
/// Not here: which processes there are (package `system`).
@NullMarked
package alo.local.process;

import org.jspecify.annotations.NullMarked;
