package alo.edge.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.flow.Prompt;
import alo.contract.id.InteractionId;
import alo.contract.id.TenantId;
import alo.contract.value.Language;
import alo.engine.ivr.Step;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.AgiException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A caller who types before he is asked")
class StepsTest {
  private static final Prompt HELLO = new Prompt.Text("Hello", Language.EN);
  private static final char PAUSE = 0;

  /// 1 may begin an extension, 5 does not.
  private static final Step.Ask MENU =
      new Step.Ask(HELLO, 3, Duration.ofSeconds(5), Duration.ofSeconds(2), "5");

  private static final Step.Ask PLAIN =
      new Step.Ask(HELLO, 1, Duration.ofSeconds(5), Duration.ofSeconds(2), "2");

  private final Deque<Character> pressed = new ArrayDeque<>();
  private final Steps steps =
      new Steps((tenant, prompt) -> Optional.of(Path.of("/hello.wav")), Path.of("/monitor"));
  private final FlowSession session =
      new FlowSession(new TenantId("demo"), new InteractionId("lab-1-1"));

  /// Each command takes one key, or hears none.
  private final AgiChannel leg =
      (AgiChannel)
          Proxy.newProxyInstance(
              AgiChannel.class.getClassLoader(),
              new Class<?>[] {AgiChannel.class},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "streamFile" ->
                        ((String) arguments[1]).isEmpty() || pressed.isEmpty()
                            ? PAUSE
                            : pressed.removeFirst();
                    case "waitForDigit" -> pressed.isEmpty() ? PAUSE : pressed.removeFirst();
                    default -> throw new UnsupportedOperationException(method.getName());
                  });

  private void presses(String keys) {
    keys.chars().forEach(key -> pressed.add(key == '_' ? PAUSE : (char) key));
  }

  private Step.Result run(Step step) throws AgiException {
    return steps.run(session, step, leg);
  }

  private static Step.Result digits(String typed) {
    return new Step.Result.Digits(typed);
  }

  @Test
  @DisplayName("[I1] types an extension to its end, over an announcement; the menu is not played")
  void extension() throws AgiException {
    presses("101");
    run(new Step.Play(HELLO, MENU));
    assertThat(pressed).as("read before the step was over").isEmpty();
    presses("9");
    assertThat(run(MENU)).isEqualTo(digits("101"));
    assertThat(pressed).as("nothing more was asked").hasSize(1);
  }

  @Test
  @DisplayName("pauses, or ends with #, and is not waited for a second time")
  void shorter() throws AgiException {
    for (String end : new String[] {"_", "#"}) {
      presses("10" + end);
      run(new Step.Play(HELLO, MENU));
      presses("7");
      assertThat(run(MENU)).isEqualTo(digits("10"));
      assertThat(pressed).hasSize(1);
      pressed.clear();
    }
  }

  @Test
  @DisplayName("[I2] types for two menus")
  void menus() throws AgiException {
    presses("52");
    run(new Step.Play(HELLO, MENU));
    Steps.listen(session, leg);
    assertThat(run(MENU)).isEqualTo(digits("5"));
    assertThat(run(PLAIN)).isEqualTo(digits("2"));
  }

  @Test
  @DisplayName("passes over announcements with #, which answers nothing")
  void hash() throws AgiException {
    presses("#");
    run(new Step.Play(HELLO, MENU));
    run(new Step.Play(HELLO, MENU));
    presses("_5");
    assertThat(run(MENU)).isEqualTo(digits("5"));
  }

  @Test
  @DisplayName("is not taken at his word where the flow went elsewhere meanwhile")
  void elsewhere() throws AgiException {
    presses("5");
    run(new Step.Play(HELLO, MENU));
    run(new Step.Play(HELLO, null));
    assertThat(run(MENU)).isEqualTo(digits(""));
  }

  @Test
  @DisplayName("can not fill the memory")
  void limit() {
    var ahead = new KeysAhead();
    ahead.add("1".repeat(KeysAhead.KEYS_MAX));
    ahead.add("2");
    for (int i = 0; i < KeysAhead.KEYS_MAX; i++) {
      assertThat(ahead.take()).isEqualTo('1');
    }
    assertThat(ahead.isEmpty()).isTrue();
    assertThat(ahead.take()).isEqualTo(KeysAhead.NONE);
  }
}
