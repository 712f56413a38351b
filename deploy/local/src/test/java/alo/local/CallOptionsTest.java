package alo.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The options of ./alo call")
class CallOptionsTest {
  @Test
  @DisplayName("have values of their own, which the help names")
  void defaults() {
    CallOptions defaults = CallOptions.parse(List.of());
    assertThat(defaults)
        .isEqualTo(new CallOptions(Optional.empty(), Optional.empty(), "1", 30, 10, 1, 1));
    List<String> told = new ArrayList<>();
    Matcher line = Pattern.compile("(?m)^  (--[a-z]+) ([0-9]+) ").matcher(CallOptions.HELP);
    while (line.find()) {
      told.addAll(List.of(line.group(1), line.group(2)));
    }
    assertThat(told).contains("--key", "--wait", "--talk", "--count", "--rate");
    assertThat(CallOptions.parse(told)).isEqualTo(defaults);
    assertThat(CallOptions.HELP).contains("--number ", "--from ");
  }

  @Test
  @DisplayName("are all read, in any order")
  void all() {
    assertThat(
            parse(
                "--rate 2.5 --count 3 --talk 0 --wait 3600 --key 12*# --from 0903123456 --number"
                    + " +842473000101"))
        .isEqualTo(
            new CallOptions(
                Optional.of("+842473000101"), Optional.of("0903123456"), "12*#", 3_600, 0, 3, 2.5));
    assertThat(CallOptions.parse(List.of("--key", "")).key()).as("no key").isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @DisplayName("that are wrong are refused in one line that says what is expected")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --number         | Expected a value after --number
          --number 12a     | Expected a number like +842473000101 after --number, but it is 12a
          --number +1      | Expected a number like +842473000101 after --number, but it is +1
          --from nobody    | Expected a number like +842473000101 after --from, but it is nobody
          --key x          | Expected up to 8 keys 0-9, * or # after --key, but it is x
          --key 123456789  | Expected up to 8 keys 0-9, * or # after --key, but it is 123456789
          --wait soon      | Expected a number after --wait, but it is soon
          --wait -1        | Expected 0 to 3600 after --wait, but it is -1
          --talk 3601      | Expected 0 to 3600 after --talk, but it is 3601
          --talk 1.5       | Expected a number after --talk, but it is 1.5
          --count 0        | Expected 1 to 1000 after --count, but it is 0
          --count 1001     | Expected 1 to 1000 after --count, but it is 1001
          --count 99999999999 | Expected a number after --count, but it is 99999999999
          --rate 0         | Expected above 0 and up to 100 after --rate, but it is 0
          --rate 100.1     | Expected above 0 and up to 100 after --rate, but it is 100.1
          --rate NaN       | Expected above 0 and up to 100 after --rate, but it is NaN
          --rate often     | Expected calls a second after --rate, but it is often
          --key 1 --wait   | Expected a value after --wait
          --loud           | Expected --number, --from, --key, --wait, --talk, --count or --rate, but it is --loud
          --loud yes       | Expected --number, --from, --key, --wait, --talk, --count or --rate, but it is --loud
          """)
  void wrong(String arguments, String refusal) {
    assertThatIllegalArgumentException().isThrownBy(() -> parse(arguments)).withMessage(refusal);
  }

  private static CallOptions parse(String arguments) {
    return CallOptions.parse(List.of(arguments.split(" ")));
  }
}
