package alo.tenants.interaction.s3;

import alo.tenants.interaction.ObjectStore;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// An S3 store, read by ranges.
@ApplicationScoped
public class S3ObjectStore implements ObjectStore {
  private static final int NOT_IMPLEMENTED = 501;
  private static final Duration CALL_SECONDS_MAX = Duration.ofSeconds(15);

  @Inject S3Settings settings;
  private @Nullable S3Client client;

  @Override
  public SeekableByteChannel open(String key) throws IOException {
    S3Client s3 = client();
    try {
      long size = s3.headObject(b -> b.bucket(settings.bucket()).key(key)).contentLength();
      return new S3Channel(
          size,
          (from, to) ->
              s3.getObjectAsBytes(
                      b ->
                          b.bucket(settings.bucket())
                              .key(key)
                              .range("bytes=%d-%d".formatted(from, to)))
                  .asByteArray());
    } catch (NoSuchKeyException e) {
      throw (NoSuchFileException) new NoSuchFileException(key).initCause(e);
    } catch (SdkException e) {
      throw new IOException("The object store failed", e);
    }
  }

  @Override
  public int deleteAll(String prefix) throws IOException {
    try {
      return versions(prefix) + plain(prefix);
    } catch (SdkException e) {
      throw new IOException("The object store failed", e);
    }
  }

  /// Not every store knows versions; one that does not says so.
  private int versions(String prefix) {
    S3Client s3 = client();
    int removed = 0;
    try {
      for (var page :
          s3.listObjectVersionsPaginator(b -> b.bucket(settings.bucket()).prefix(prefix))) {
        for (var version : page.versions()) {
          remove(version.key(), version.versionId());
          removed++;
        }
        for (var marker : page.deleteMarkers()) {
          remove(marker.key(), marker.versionId());
        }
      }
    } catch (S3Exception e) {
      if (e.statusCode() != NOT_IMPLEMENTED) {
        throw e;
      }
    }
    return removed;
  }

  private int plain(String prefix) {
    int removed = 0;
    for (var page :
        client().listObjectsV2Paginator(b -> b.bucket(settings.bucket()).prefix(prefix))) {
      for (var object : page.contents()) {
        remove(object.key(), null);
        removed++;
      }
    }
    return removed;
  }

  private void remove(String key, @Nullable String version) {
    client().deleteObject(b -> b.bucket(settings.bucket()).key(key).versionId(version));
  }

  @PreDestroy
  synchronized void close() {
    if (client != null) {
      client.close();
    }
  }

  private synchronized S3Client client() {
    if (client == null) {
      client =
          S3Client.builder()
              .endpointOverride(URI.create(settings.endpoint()))
              .forcePathStyle(true)
              .region(Region.of(settings.region()))
              .credentialsProvider(
                  StaticCredentialsProvider.create(
                      AwsBasicCredentials.create(
                          settings.accessKey().orElse("none"),
                          settings.secretKey().orElse("none"))))
              .httpClientBuilder(UrlConnectionHttpClient.builder())
              .overrideConfiguration(c -> c.apiCallTimeout(CALL_SECONDS_MAX))
              .build();
    }
    return client;
  }
}
