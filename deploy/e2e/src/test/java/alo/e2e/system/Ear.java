package alo.e2e.system;

import alo.e2e.browser.Page;
import alo.e2e.sound.Sound;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Base64;

/// What comes out of the telephone's loudspeaker in a page: the stream of its audio element, taken
/// while the element plays it aloud. A browser that holds the sound back until its user's gesture
/// hears nothing here either.
record Ear(Page page) {
  private static final int RATE = 8_000;

  /// `''` where nothing is played; else 16-bit samples, little endian.
  private static final String RECORD =
      """
      (async () => {
        const audio = $$('audio#remote').find(a => a.srcObject?.getAudioTracks().length);
        const aloud = () => audio && !audio.paused && !audio.muted && audio.volume > 0.5;
        if (!aloud()) return '';
        const began = audio.currentTime;
        const tracks = new MediaStream(audio.srcObject.getAudioTracks());
        const recorder = new MediaRecorder(tracks, {mimeType: 'audio/webm;codecs=opus'});
        const parts = [];
        recorder.ondataavailable = e => parts.push(e.data);
        const stopped = new Promise(end => recorder.onstop = end);
        recorder.start();
        await new Promise(go => setTimeout(go, %d));
        if (recorder.state === 'recording') recorder.stop();
        await stopped;
        if (!aloud() || audio.currentTime <= began) return '';
        const context = new OfflineAudioContext(1, 1, %d);
        const heard = await context.decodeAudioData(await new Blob(parts).arrayBuffer());
        const samples = Int16Array.from(
          heard.getChannelData(0), x => Math.max(-1, Math.min(1, x)) * 32767);
        let bytes = '';
        for (const b of new Uint8Array(samples.buffer)) bytes += String.fromCharCode(b);
        return btoa(bytes);
      })()\
      """;

  /// Listens for a time; nothing if nothing is played.
  Sound listen(Duration time) {
    String answer = page.evaluate(RECORD.formatted(time.toMillis(), RATE)).asText();
    ByteBuffer bytes =
        ByteBuffer.wrap(Base64.getDecoder().decode(answer)).order(ByteOrder.LITTLE_ENDIAN);
    short[] samples = new short[bytes.remaining() / 2];
    bytes.asShortBuffer().get(samples);
    return new Sound(samples, RATE);
  }
}
