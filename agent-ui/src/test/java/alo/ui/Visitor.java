package alo.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/// A browser without a screen, logged in as a person of [StubWorld].
final class Visitor {
  static final String STUB_HOST = "127.0.50.2";

  private final URL base;
  private final HttpClient client;

  /// @param base where the pages are
  Visitor(URL base, String person) {
    this(base, person, "127.0.0.1");
  }

  /// @param address from where he comes
  Visitor(URL base, String person, String address) {
    this(base, person, address, HttpClient.Redirect.ALWAYS);
  }

  Visitor(URL base, String person, String address, HttpClient.Redirect redirects) {
    this.base = base;
    CookieManager cookies = new CookieManager();
    HttpCookie chosen = new HttpCookie("stub-person", person);
    chosen.setPath("/");
    chosen.setVersion(0);
    cookies.getCookieStore().add(URI.create("http://" + STUB_HOST + "/"), chosen);
    client =
        HttpClient.newBuilder()
            .localAddress(new InetSocketAddress(address, 0).getAddress())
            .cookieHandler(cookies)
            .followRedirects(redirects)
            .build();
  }

  HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  HttpResponse<String> post(String path, String body, String... headers) {
    return send(request(path, headers).POST(BodyPublishers.ofString(body)));
  }

  /// Where an answer leads, of a visitor who does not go there by himself.
  URI led(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    return answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
  }

  HttpResponse<String> go(URI address) {
    return send(HttpRequest.newBuilder(address).GET());
  }

  /// Goes on from where the JDK's client stops: it follows five redirects, and a log-in in two
  /// steps has six.
  HttpResponse<String> onward(HttpResponse<String> page) {
    return page.statusCode() == 302
        ? send(
            HttpRequest.newBuilder(
                    page.uri().resolve(page.headers().firstValue("Location").orElseThrow()))
                .GET())
        : page;
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return request;
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
