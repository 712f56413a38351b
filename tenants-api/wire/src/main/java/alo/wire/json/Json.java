package alo.wire.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import java.io.IOException;
import java.io.UncheckedIOException;

/// The codec of the contract: ids and numbers are bare strings, sealed families carry `type` (the
/// simple name in kebab-case), moments are ISO 8601, absent values are left out, unknown fields are
/// ignored.
public final class Json {
  private static final ObjectMapper MAPPER = configure(JsonMapper.builder().build());

  private Json() {}

  /// The shared mapper; do not change it.
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  /// Gives a mapper the contract's form.
  static ObjectMapper configure(ObjectMapper mapper) {
    mapper.registerModules(
        new Jdk8Module(), new JavaTimeModule(), new ParameterNamesModule(), new ContractModule());
    mapper.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    mapper.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    mapper.disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE);
    mapper.setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
    return mapper;
  }

  /// One line of JSON.
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads one value.
  ///
  /// @throws MalformedJsonException when the text is not such a value
  public static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (IOException e) {
      throw new MalformedJsonException(e);
    }
  }
}
