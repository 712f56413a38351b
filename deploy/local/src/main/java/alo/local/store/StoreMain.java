package alo.local.store;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/// The S3 store as a process of its own, so that it can be stopped while calls go on.
///
/// Environment: `STORE_FOLDER`, `STORE_ENDPOINT`, `STORE_ACCESS_KEY`, `STORE_SECRET_KEY`,
/// `STORE_BUCKET`.
public final class StoreMain {
  private StoreMain() {}

  /// Runs until it is told to end.
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(variable("STORE_FOLDER"));
    makeBucket(folder, variable("STORE_BUCKET"));
    S3Proxy proxy =
        S3Proxy.builder()
            .blobStore(new FilesystemNio2BlobStore(folder.toString()))
            .endpoint(URI.create(variable("STORE_ENDPOINT")))
            .awsAuthentication(
                AuthenticationType.AWS_V2_OR_V4,
                variable("STORE_ACCESS_KEY"),
                variable("STORE_SECRET_KEY"))
            .build();
    proxy.start();
    Thread.currentThread().join();
  }

  private static void makeBucket(Path folder, String bucket) throws IOException {
    Files.createDirectories(folder.resolve(bucket));
  }

  private static String variable(String name) {
    String value = System.getenv(name);
    if (value == null) {
      throw new IllegalArgumentException("Expected the environment variable " + name);
    }
    return value;
  }
}
