/// Headless Chromium, driven over its DevTools protocol: real clicks, a fake microphone that plays
/// a voice, and no flag that waives the user's gesture for sound.
///
/// Owns: [Browser], [Page]. May use: `java.*`, Jackson. Not here: what the pages mean (`story`).
package alo.e2e.browser;
