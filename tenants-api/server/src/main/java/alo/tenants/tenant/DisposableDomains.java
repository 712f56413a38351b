package alo.tenants.tenant;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Where mail addresses are thrown away after use. Source and licence stand at the list's head.
@ApplicationScoped
class DisposableDomains {
  private static final String LIST = "/disposable-domains.txt";

  @Inject SignUpSettings settings;

  private Set<String> domains = Set.of();

  @PostConstruct
  void read() {
    try (InputStream list =
        settings.disposableFile().isPresent()
            ? Files.newInputStream(Path.of(settings.disposableFile().get()))
            : Objects.requireNonNull(DisposableDomains.class.getResourceAsStream(LIST))) {
      domains = read(new String(list.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Set<String> read(String list) {
    return list.lines()
        .map(line -> line.strip().toLowerCase(Locale.ROOT))
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Whether a mail address is of such a domain, or of one below it.
  boolean has(String email) {
    String domain = domain(email);
    while (domain.contains(".")) {
      if (domains.contains(domain)) {
        return true;
      }
      domain = domain.substring(domain.indexOf('.') + 1);
    }
    return false;
  }

  /// What stands behind the `@`.
  static String domain(String email) {
    String domain = email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    return domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
  }
}
