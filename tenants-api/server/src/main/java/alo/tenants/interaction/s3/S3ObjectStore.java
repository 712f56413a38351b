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

/// An S3 store, read by ranges.
@ApplicationScoped
public class S3ObjectStore implements ObjectStore {
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
