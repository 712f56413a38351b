package alo.local.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @Test
  @DisplayName("the README's table of settings is the one of the program")
  void documented() throws IOException {
    assertThat(Files.readString(Path.of("README.md")))
        .as("Copy what `./alo settings` prints into deploy/local/README.md")
        .contains(Key.table());
  }

  @Test
  void moved() {
    var settings =
        Settings.of(
            Path.of("/somewhere"),
            Map.of("ALO_UI_PORT", "9", "ALO_DATA", "x", "HOME", "/h", "ALO_ADDRESS", "127.0.60.1"));
    assertThat(settings.http(Key.UI_PORT)).hasToString("http://127.0.60.1:9");
    assertThat(settings.data()).isEqualTo(Path.of("/somewhere/x"));
    assertThat(settings.cache()).isEqualTo(Path.of("/h/.cache/alo"));
    assertThat(settings.edges()).extracting(Settings.Edge::id).containsExactly("edge1", "edge2");
  }

  @Test
  void refusesNonsense() {
    var settings = Settings.of(Path.of("/"), Map.of("ALO_UI_PORT", "many", "ALO_AOT", "maybe"));
    assertThatThrownBy(() -> settings.number(Key.UI_PORT)).hasMessageContaining("ALO_UI_PORT");
    assertThatThrownBy(() -> settings.isOn(Key.AOT)).hasMessageContaining("ALO_AOT");
  }

  @Test
  void secretsAreKeptAndPrivate(@TempDir Path folder) throws IOException {
    Path secrets = folder.resolve("secrets");
    String first = new Secrets(secrets).get("a");
    assertThat(first).hasSize(48).isEqualTo(new Secrets(secrets).get("a"));
    assertThat(new Secrets(secrets).get("b")).isNotEqualTo(first);
    Path keyset = new Secrets(secrets).masterKeyset();
    assertThat(Files.readString(keyset)).contains("AesGcmKey");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyset)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)))
        .isEqualTo("rwx------");
  }
}
