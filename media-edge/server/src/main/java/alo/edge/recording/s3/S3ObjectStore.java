package alo.edge.recording.s3;

import alo.edge.recording.ObjectStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/// Any S3 store, path style.
public final class S3ObjectStore implements ObjectStore, AutoCloseable {
  private final S3Client client;
  private final String bucket;

  /// A bucket of a store.
  ///
  /// @param endpoint e.g. `http://127.0.0.1:8333`
  public S3ObjectStore(
      URI endpoint, String region, String bucket, String accessKey, String secretKey) {
    this.bucket = bucket;
    this.client =
        S3Client.builder()
            .endpointOverride(endpoint)
            .forcePathStyle(true)
            .region(Region.of(region))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)))
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(Duration.ofSeconds(3))
                    .socketTimeout(Duration.ofSeconds(30)))
            .build();
  }

  @Override
  public void put(String key, Path file) throws IOException {
    try {
      client.putObject(b -> b.bucket(bucket).key(key), RequestBody.fromFile(file));
    } catch (SdkException e) {
      throw new IOException("The store refused " + key + ": " + e.getMessage(), e);
    }
  }

  @Override
  public OptionalLong length(String key) throws IOException {
    try {
      return OptionalLong.of(client.headObject(b -> b.bucket(bucket).key(key)).contentLength());
    } catch (NoSuchKeyException _) {
      return OptionalLong.empty();
    } catch (SdkException e) {
      throw new IOException("The store does not answer: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
