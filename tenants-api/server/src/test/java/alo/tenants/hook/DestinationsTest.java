package alo.tenants.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationsTest {
  private final TestNames names = new TestNames();

  private Destinations destinations(boolean http, String... networks) {
    return new Destinations(
        new HookSettings() {
          @Override
          public Optional<List<String>> networksAllowed() {
            return Optional.of(List.of(networks));
          }

          @Override
          public boolean httpAllowed() {
            return http;
          }

          @Override
          public int answerMillisMax() {
            return 1;
          }
        },
        names);
  }

  @ParameterizedTest
  @DisplayName("nothing leads into a house: loopback, private, link-local, metadata, mapped...")
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0.0.0.0",
        "10.0.0.1",
        "100.64.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "192.0.0.8",
        "192.0.2.1",
        "198.18.0.1",
        "198.51.100.7",
        "203.0.113.9",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:10.0.0.1]",
        "[64:ff9b::a00:1]",
        "[fc00::1]",
        "[fd12::1]",
        "[fe80::1]",
        "[ff02::1]",
        "[2001:db8::1]",
        "[2002:a00:1::1]",
        "[2001::1]",
        "[fd00:ec2::254]",
        "[100::1]",
        "[::8.8.8.8]"
      })
  void refusesHouses(String host) {
    assertThat(destinations(false).find("https://" + host + "/"))
        .isInstanceOf(Destinations.Answer.Refused.class);
  }

  @ParameterizedTest
  @DisplayName("an address that is none, is not https or has a user in it is refused by itself")
  @ValueSource(
      strings = {
        "",
        "x",
        "https://",
        "https:///a",
        "http://8.8.8.8/",
        "ftp://8.8.8.8/",
        "file:///etc/passwd",
        "https://ana:secret@8.8.8.8/",
        "https://8.8.8.8/#part",
        "https://8.8.8.8/a b",
        "//8.8.8.8/",
        "https://exa mple.com/",
        "javascript:alert(1)"
      })
  void refusesForms(String url) {
    assertThat(destinations(false).mistake(url)).isPresent();
    assertThat(destinations(false).find(url)).isInstanceOf(Destinations.Answer.Refused.class);
  }

  @Test
  @DisplayName("a public address is found, on the ports of the web only")
  void findsPublic() throws Exception {
    Destinations strict = destinations(false);
    InetAddress google = InetAddress.getByName("8.8.8.8");
    assertThat(strict.find("https://8.8.8.8:8443/a?b=c"))
        .isInstanceOfSatisfying(
            Destinations.Answer.Found.class,
            found -> {
              assertThat(found.destination().address())
                  .isEqualTo(new InetSocketAddress(google, 8443));
              assertThat(found.destination().target()).isEqualTo("/a?b=c");
              assertThat(found.destination().isEncrypted()).isTrue();
            });
    assertThat(strict.find("https://[2606:4700::1111]"))
        .isInstanceOfSatisfying(
            Destinations.Answer.Found.class,
            found -> assertThat(found.destination().target()).isEqualTo("/"));
    for (String port : List.of("22", "25", "5432", "6379", "80", "65535")) {
      assertThat(strict.find("https://8.8.8.8:" + port + "/"))
          .as(port)
          .isInstanceOf(Destinations.Answer.Refused.class);
    }
    assertThat(destinations(true).find("http://8.8.8.8/"))
        .isInstanceOf(Destinations.Answer.Found.class);
    assertThat(destinations(true).find("http://8.8.8.8:443/"))
        .isInstanceOf(Destinations.Answer.Refused.class);
  }

  @Test
  @DisplayName("a name is refused if any of its addresses is; one that leads nowhere is unknown")
  void refusesMixedNames() {
    names.tell("mixed.example.test", List.of("8.8.8.8", "10.0.0.1"));
    assertThat(destinations(false).find("https://mixed.example.test/"))
        .isInstanceOf(Destinations.Answer.Refused.class);
    names.tell("empty.example.test", List.of());
    assertThat(destinations(false).find("https://empty.example.test/"))
        .isInstanceOf(Destinations.Answer.Unknown.class);
    assertThat(destinations(false).find("https://nowhere.example.test/"))
        .isInstanceOf(Destinations.Answer.Unknown.class);
  }

  @Test
  @DisplayName("networks that the setting names are allowed, on any port, and no others")
  void allowsNetworks() {
    Destinations own = destinations(true, "10.1.0.0/16", "fd00:1::/32");
    for (String url : List.of("http://10.1.255.9:5000/", "https://[fd00:1::7]:99/")) {
      assertThat(own.find(url)).as(url).isInstanceOf(Destinations.Answer.Found.class);
    }
    for (String url : List.of("http://10.2.0.1/", "http://127.0.0.1/", "https://[fd00:2::7]/")) {
      assertThat(own.find(url)).as(url).isInstanceOf(Destinations.Answer.Refused.class);
    }
    for (String network : List.of("10.0.0.0", "10.0.0.0/33", "name/8", "10.0.0.0/x", "/8")) {
      assertThatThrownBy(() -> destinations(true, network))
          .as(network)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
