/// The published description (OpenAPI), once for all servers: what the scanner can not see.
///
/// Owns: schemas of the contract, their names, what every operation answers, the words and examples
/// that people read. Entry points: [Schemas], [SchemaNames], [Operations], [Explanations], which
/// each server's filter calls; [CommentReader], which the compiler runs. May use: MicroProfile
/// OpenAPI, which the servers that publish bring along. Not here: the operations themselves.
@NullMarked
package alo.wire.description;

import org.jspecify.annotations.NullMarked;
