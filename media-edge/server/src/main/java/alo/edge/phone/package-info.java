/// The telephone switch as the loop sees it.
///
/// Owns: the ports [Switch] (runs effects) and [Endpoints] (agents' telephones). Entry points:
/// these
/// two. May use: contract, engine. Not here: Asterisk (package `asterisk`), which implements them.
@NullMarked
package alo.edge.phone;

import org.jspecify.annotations.NullMarked;
