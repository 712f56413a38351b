package alo.wire.description;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.tools.StandardLocation;

/// Keeps the comments of operations and their resources for [Words], while the compiler has them: a
/// published description that says something else than the code could not last.
@SupportedAnnotationTypes({
  "jakarta.ws.rs.Path",
  "jakarta.ws.rs.GET",
  "jakarta.ws.rs.POST",
  "jakarta.ws.rs.PUT",
  "jakarta.ws.rs.DELETE"
})
public final class CommentReader extends AbstractProcessor {
  private final Map<String, String> comments = new TreeMap<>();

  /// For the compiler.
  public CommentReader() {}

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    for (TypeElement annotation : annotations) {
      round.getElementsAnnotatedWith(annotation).forEach(this::read);
    }
    if (round.processingOver() && !comments.isEmpty()) {
      write();
    }
    return false;
  }

  private void read(Element element) {
    String comment = processingEnv.getElementUtils().getDocComment(element);
    if (comment == null) {
      return;
    }
    String name = element.getSimpleName().toString();
    Element resource = element.getEnclosingElement();
    comments.put(
        element.getKind() == ElementKind.METHOD && resource != null
            ? resource.getSimpleName() + "_" + name
            : name,
        comment);
  }

  private void write() {
    Properties words = new Properties();
    words.putAll(comments);
    StringWriter text = new StringWriter();
    try (Writer file =
        processingEnv
            .getFiler()
            .createResource(StandardLocation.CLASS_OUTPUT, "", Words.FILE)
            .openWriter()) {
      words.store(text, null);
      // Without the moment, so that the same sources give the same file.
      file.write(text.toString().replaceFirst("^#.*\\R", ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
