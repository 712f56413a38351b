package alo.edge.asterisk;

import alo.contract.flow.Prompt;
import alo.contract.id.PromptId;
import alo.contract.id.TenantId;
import alo.edge.phone.Music;
import alo.edge.speech.Announcements;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Tenants' music as classes of Asterisk's music on hold: each piece a folder with one file, and a
/// row that Asterisk reads when it begins to play. Whoever hears something already is not
/// disturbed.
///
/// A piece never changes, since a prompt does not. Whatever is wrong with it, callers hear the
/// edge's own music instead, never silence.
final class MusicClasses implements Music, AutoCloseable {
  /// Asterisk cuts longer names off.
  private static final int NAME_LENGTH_MAX = 79;

  private static final int HEADER_BYTES = 44;
  private static final char SEPARATOR = '.';
  private static final String EDGES_OWN = "";
  private static final Logger LOG = Logger.getLogger(MusicClasses.class);

  private final Announcements announcements;
  private final Path folder;
  private final Connection connection;
  private final Set<String> ready = ConcurrentHashMap.newKeySet();

  /// @param pbx the instance's folder
  MusicClasses(Announcements announcements, Path pbx) {
    this.announcements = announcements;
    this.folder = pbx.resolve("data/music");
    Path file = pbx.resolve("db/edge.sqlite3");
    try {
      connection = EdgeDatabase.open(file);
      try (var statement = connection.createStatement()) {
        statement.execute(
            "CREATE TABLE IF NOT EXISTS musiconhold"
                + " (name TEXT PRIMARY KEY, mode TEXT, directory TEXT)");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The music's file " + file + " can not be opened", e);
    }
  }

  /// What the dialplan is told in MUSIC: the class of a piece, empty for the edge's own music.
  String nameOf(TenantId tenant, @Nullable PromptId piece) {
    if (piece == null) {
      return EDGES_OWN;
    }
    String name = nameOf(tenant, piece.value());
    if (ready.contains(name) && Files.exists(fileOf(name))) {
      return name;
    }
    try {
      if (prepare(tenant, piece, name)) {
        ready.add(name);
        return name;
      }
    } catch (IOException | SQLException e) {
      LOG.errorf("%s: the music %s can not be made ready: %s", tenant, piece, e.getMessage());
    }
    return EDGES_OWN;
  }

  private synchronized boolean prepare(TenantId tenant, PromptId piece, String name)
      throws IOException, SQLException {
    Optional<Path> sound = announcements.fileOf(tenant, new Prompt.Stored(piece));
    if (sound.isEmpty()) {
      LOG.infof("%s: the music %s is not here yet", tenant, piece);
      return false;
    }
    if (name.length() > NAME_LENGTH_MAX || !isPlayable(sound.get())) {
      LOG.errorf("%s: the music %s can not be played", tenant, piece);
      return false;
    }
    Path file = fileOf(name);
    Path own = folder.resolve(name);
    Files.createDirectories(own);
    // Beside the folder, since Asterisk plays whatever is in it.
    Path part = Files.createTempFile(folder, ".new-", ".wav");
    Files.copy(sound.get(), part, StandardCopyOption.REPLACE_EXISTING);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (var insert =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO musiconhold (name, mode, directory) VALUES (?, 'files', ?)")) {
      insert.setString(1, name);
      insert.setString(2, own.toAbsolutePath().toString());
      insert.executeUpdate();
    }
    return true;
  }

  @Override
  public synchronized Set<TenantId> tenants() {
    return names().stream()
        .map(name -> new TenantId(name.substring(0, name.indexOf(SEPARATOR))))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public synchronized void keepOnly(TenantId tenant, Set<PromptId> pieces) {
    Set<String> kept =
        pieces.stream().map(piece -> nameOf(tenant, piece.value())).collect(Collectors.toSet());
    for (String name : names()) {
      if (name.startsWith(nameOf(tenant, "")) && !kept.contains(name)) {
        remove(name);
      }
    }
  }

  /// Every piece has a row, and its folder is made before.
  private List<String> names() {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT name FROM musiconhold")) {
      List<String> names = new ArrayList<>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    } catch (SQLException e) {
      throw new IllegalStateException("The music can not be read", e);
    }
  }

  /// The row last: without it nobody would look for the folder again.
  private void remove(String name) {
    ready.remove(name);
    try {
      Files.deleteIfExists(fileOf(name));
      Files.deleteIfExists(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("The music " + name + " can not be removed", e);
    }
    try (var delete = connection.prepareStatement("DELETE FROM musiconhold WHERE name = ?")) {
      delete.setString(1, name);
      delete.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("The music " + name + " can not be removed", e);
    }
  }

  /// No id has a dot: no tenant's piece can be taken for another's.
  private static String nameOf(TenantId tenant, String piece) {
    return tenant.value() + SEPARATOR + piece;
  }

  private Path fileOf(String name) {
    return folder.resolve(name).resolve("music.wav");
  }

  /// WAV with some samples, 8 kHz, 16 bit, mono: Asterisk is silent about anything else.
  private static boolean isPlayable(Path sound) throws IOException {
    try (var in = Files.newInputStream(sound)) {
      byte[] head = in.readNBytes(HEADER_BYTES);
      if (head.length < HEADER_BYTES || in.read() < 0) {
        return false;
      }
      ByteBuffer fields = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
      return text(head, 0, 4).equals("RIFF")
          && text(head, 8, 8).equals("WAVEfmt ")
          && fields.getShort(20) == 1
          && fields.getShort(22) == 1
          && fields.getInt(24) == 8_000
          && fields.getShort(34) == 16;
    }
  }

  private static String text(byte[] head, int from, int length) {
    return new String(head, from, length, StandardCharsets.US_ASCII);
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
