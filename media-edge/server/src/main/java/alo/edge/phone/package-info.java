/// The telephone switch as the loop sees it.
///
/// Owns: the ports [Switch] (runs effects), [Endpoints] (agents' telephones) and
/// [LateAnswerListener]. Entry points: these. May use: contract, engine. Not here: Asterisk
/// (package `asterisk`), which implements them.
@NullMarked
package alo.edge.phone;

import org.jspecify.annotations.NullMarked;
