package alo.tenants.flow;

import alo.contract.value.Language;
import alo.tenants.flow.sox.SoxAudioTools;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.io.IOException;

/// The real programs, with somebody who looks on when one is about to run.
@Alternative
@Priority(1)
@ApplicationScoped
public class WatchedAudioTools implements AudioTools {
  @Inject SoxAudioTools tools;
  private volatile Runnable before = () -> {};

  /// Done before each run from now on.
  public void before(Runnable work) {
    before = work;
  }

  @Override
  public byte[] convert(byte[] file) throws IOException {
    before.run();
    return tools.convert(file);
  }

  @Override
  public byte[] speak(String text, Language language) throws IOException {
    before.run();
    return tools.speak(text, language);
  }
}
