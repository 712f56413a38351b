package alo.wire.description;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What the comments in the code say of a server's operations and resources, as [CommentReader]
/// kept them.
public final class Words {
  /// Where they are kept.
  static final String FILE = "META-INF/alo-api-words.properties";

  private static final Pattern LINK = Pattern.compile("\\[#?([A-Za-z.]+)(?:#\\w+)?(?:\\(\\))?]");
  private static final Pattern PARAMETER =
      Pattern.compile("(?m)^\\s*@param\\s+(\\w+)\\s+([^@]*)", Pattern.DOTALL);
  private static final Pattern SENTENCE = Pattern.compile("(?s)(.+?)\\.(\\s.*|$)");

  private final Map<String, Said> byName;

  private Words(Map<String, Said> byName) {
    this.byName = byName;
  }

  /// One comment.
  ///
  /// @param first its first sentence, without the full stop
  /// @param rest what follows it
  /// @param parameters what it says of each
  record Said(String first, String rest, Map<String, String> parameters) {
    static Said of(String comment) {
      int tags = comment.indexOf("@param");
      String whole = line(tags < 0 ? comment : comment.substring(0, tags));
      Matcher sentence = SENTENCE.matcher(whole);
      Map<String, String> parameters = new HashMap<>();
      Matcher parameter = PARAMETER.matcher(comment);
      while (parameter.find()) {
        parameters.put(parameter.group(1), line(parameter.group(2)));
      }
      return sentence.matches()
          ? new Said(sentence.group(1), sentence.group(2).strip(), parameters)
          : new Said(whole, "", parameters);
    }

    private static String line(String text) {
      return LINK.matcher(text.strip().replaceAll("\\s+", " ")).replaceAll("$1");
    }
  }

  /// The words of a server's code.
  ///
  /// @param server any class of it
  public static Words of(Class<?> server) {
    try (InputStream file = server.getClassLoader().getResourceAsStream(FILE)) {
      Properties read = new Properties();
      if (file != null) {
        read.load(new InputStreamReader(file, StandardCharsets.UTF_8));
      }
      return new Words(
          read.entrySet().stream()
              .collect(
                  Collectors.toMap(
                      one -> one.getKey().toString(), one -> Said.of(one.getValue().toString()))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What is said of a resource or, as `Resource_method`, of an operation.
  Optional<Said> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}
