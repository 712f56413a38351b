/// The published description (OpenAPI), once for all servers: what the scanner can not see.
///
/// Owns: schemas of the contract, their names, what every operation answers. Entry points:
/// [Schemas], [SchemaNames], [Operations], called by each server's filter. May use: MicroProfile
/// OpenAPI, which the servers that publish bring along. Not here: the operations themselves.
@NullMarked
package alo.wire.description;

import org.jspecify.annotations.NullMarked;
