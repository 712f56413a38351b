package alo.wire.json;

import alo.contract.id.Id;
import alo.contract.identity.Permission;
import alo.contract.value.DialString;
import alo.contract.value.E164;
import alo.contract.value.Language;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Bare strings for ids, numbers, languages and permissions, also as keys of maps; tags for sealed
/// families.
final class ContractModule extends SimpleModule {
  ContractModule() {
    super("alo-contract");
    for (Class<?> permitted : Id.class.getPermittedSubclasses()) {
      bareId(permitted.asSubclass(Id.class));
    }
    bare(E164.class, E164::value, E164::new);
    bare(DialString.class, DialString::value, DialString::new);
    bare(Language.class, l -> l.name().toLowerCase(Locale.ROOT), ContractModule::language);
    bare(Permission.class, Permission::word, ContractModule::permission);
  }

  private static Permission permission(String text) {
    return Permission.find(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Expected a permission of the catalogue, but it is \"%s\"".formatted(text)));
  }

  private static Language language(String text) {
    for (Language language : Language.values()) {
      if (language.name().equalsIgnoreCase(text)) {
        return language;
      }
    }
    throw new IllegalArgumentException("Expected vi, en or zh, but it is \"%s\"".formatted(text));
  }

  @Override
  public void setupModule(SetupContext context) {
    super.setupModule(context);
    context.insertAnnotationIntrospector(new SealedFamilies());
  }

  private <T extends Id> void bareId(Class<T> type) {
    bare(type, Id::value, value -> construct(type, value));
  }

  private static <T> T construct(Class<T> type, String value) {
    try {
      return type.getDeclaredConstructor(String.class).newInstance(value);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(
          e.getCause() == null ? type.getSimpleName() : e.getCause().getMessage(), e);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("An id needs a constructor of one string: " + type, e);
    }
  }

  private <T> void bare(Class<T> type, Function<T, String> write, Function<String, T> read) {
    addSerializer(
        type,
        new StdSerializer<T>(type) {
          @Override
          public void serialize(T value, JsonGenerator out, SerializerProvider p)
              throws IOException {
            out.writeString(write.apply(value));
          }
        });
    addKeySerializer(
        type,
        new StdSerializer<T>(type) {
          @Override
          public void serialize(T value, JsonGenerator out, SerializerProvider p)
              throws IOException {
            out.writeFieldName(write.apply(value));
          }
        });
    addDeserializer(
        type,
        new StdDeserializer<T>(type) {
          @Override
          public @Nullable T deserialize(JsonParser in, DeserializationContext context)
              throws IOException {
            String text = in.getValueAsString();
            if (text == null) {
              throw context.wrongTokenException(
                  in, type, com.fasterxml.jackson.core.JsonToken.VALUE_STRING, "Expected a string");
            }
            return valid(type, text, read, context);
          }
        });
    addKeyDeserializer(
        type,
        new KeyDeserializer() {
          @Override
          public Object deserializeKey(String key, DeserializationContext context)
              throws IOException {
            return valid(type, key, read, context);
          }
        });
  }

  private static <T> T valid(
      Class<T> type, String text, Function<String, T> read, DeserializationContext context)
      throws IOException {
    try {
      return read.apply(text);
    } catch (IllegalArgumentException e) {
      String why = e.getMessage();
      throw InvalidFormatException.from(
          context.getParser(), why == null ? "Expected a valid value" : why, text, type);
    }
  }
}
