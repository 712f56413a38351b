/// What the control plane published, kept on disk, so that the edge starts and works without it.
///
/// Owns: snapshots of configurations, prompt files, the edge's settings. Entry points:
/// [Configurations], [PromptCache], [EdgeSettings]. May use: contract, wire. Not here: the link
/// that brings them.
@NullMarked
package alo.edge.config;

import org.jspecify.annotations.NullMarked;
