package alo.wire.description;

import alo.contract.id.Id;
import alo.contract.identity.Permission;
import alo.contract.problem.Problem;
import alo.contract.value.DialString;
import alo.contract.value.E164;
import alo.contract.value.Language;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/// The contract's forms as a published description says them.
public final class Schemas {
  /// Begins every reference to a schema.
  public static final String PREFIX = "#/components/schemas/";

  private Schemas() {}

  /// What every server speaks: ids, numbers and languages are bare strings, which the codec knows
  /// and the scanner can not; refusals are problems.
  public static void ofEveryServer(Components components) {
    bareStrings(components);
    components.addSchema(Problem.class.getSimpleName(), record(components, Problem.class));
  }

  private static void bareStrings(Components components) {
    for (Class<?> id : Id.class.getPermittedSubclasses()) {
      components.addSchema(
          id.getSimpleName(),
          string()
              .pattern("^[A-Za-z0-9_-]{1," + Id.LENGTH_MAX + "}$")
              .addExample(tag(id).replaceFirst("-id$", "-1")));
    }
    components.addSchema(
        E164.class.getSimpleName(),
        string().pattern("^\\+[1-9][0-9]{6,14}$").addExample("+84283822123"));
    components.addSchema(
        DialString.class.getSimpleName(),
        string().pattern("^\\+?[0-9*#]{1,20}$").addExample("0903123456"));
    components.addSchema(
        Language.class.getSimpleName(),
        string()
            .enumeration(
                Arrays.stream(Language.values())
                    .<Object>map(l -> l.name().toLowerCase(Locale.ROOT))
                    .toList()));
    components.addSchema(
        Permission.class.getSimpleName(),
        string()
            .enumeration(
                Arrays.stream(Permission.values()).<Object>map(Permission::word).toList()));
    components.addSchema(
        "YearMonth", string().pattern("^[0-9]{4}-[0-9]{2}$").addExample("2026-11"));
  }

  /// A sealed family: its members are told apart by `type`.
  public static void family(Components components, Class<?> family) {
    Schema union = OASFactory.createSchema();
    var names = OASFactory.createDiscriminator().propertyName("type");
    for (Class<?> member : members(family).toList()) {
      String tag = tag(member);
      String name = family.getSimpleName() + member.getSimpleName();
      components.addSchema(name, record(components, member, tag));
      union.addOneOf(OASFactory.createSchema().ref(PREFIX + name));
      names.addMapping(tag, PREFIX + name);
    }
    components.addSchema(family.getSimpleName(), union.discriminator(names));
  }

  private static Stream<Class<?>> members(Class<?> family) {
    return Arrays.stream(family.getPermittedSubclasses())
        .flatMap(m -> m.isSealed() ? members(m) : Stream.of(m));
  }

  /// A record as an object; what may be absent is not required.
  public static Schema record(Components components, Class<?> type) {
    return record(components, type, null);
  }

  private static Schema record(Components components, Class<?> type, @Nullable String tag) {
    Schema schema = OASFactory.createSchema().addType(SchemaType.OBJECT);
    List<String> required = new ArrayList<>();
    if (tag != null) {
      schema.addProperty("type", string().addEnumeration(tag));
      required.add("type");
    }
    for (RecordComponent part : type.getRecordComponents()) {
      schema.addProperty(part.getName(), of(components, part.getGenericType()));
      if (!isNullable(part)) {
        required.add(part.getName());
      }
    }
    return required.isEmpty() ? schema : schema.required(required);
  }

  private static Schema of(Components components, Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return generic.getRawType() instanceof Class<?> raw && Map.class.isAssignableFrom(raw)
          ? OASFactory.createSchema()
              .addType(SchemaType.OBJECT)
              .additionalPropertiesSchema(of(components, arguments[1]))
          : OASFactory.createSchema().addType(SchemaType.ARRAY).items(of(components, arguments[0]));
    }
    Class<?> plain = (Class<?>) type;
    if (plain == int.class || plain == Integer.class || plain == long.class) {
      return OASFactory.createSchema().addType(SchemaType.INTEGER);
    }
    if (plain == boolean.class) {
      return OASFactory.createSchema().addType(SchemaType.BOOLEAN);
    }
    if (plain == String.class || plain == LocalTime.class) {
      return string();
    }
    if (plain == Instant.class) {
      return string().format("date-time");
    }
    if (plain == LocalDate.class) {
      return string().format("date");
    }
    if (plain.isEnum() && plain != Language.class && plain != Permission.class) {
      return string()
          .enumeration(
              Arrays.stream(plain.getEnumConstants()).<Object>map(String::valueOf).toList());
    }
    String name = plain.getSimpleName();
    if (plain.isRecord() && !hasSchema(components, name)) {
      components.addSchema(name, OASFactory.createSchema());
      components.addSchema(name, record(components, plain, null));
    }
    return OASFactory.createSchema().ref(PREFIX + name);
  }

  private static boolean hasSchema(Components components, String name) {
    return components.getSchemas() != null && components.getSchemas().containsKey(name);
  }

  private static boolean isNullable(RecordComponent part) {
    return Stream.of(part.getAnnotatedType().getAnnotations())
        .anyMatch(a -> a.annotationType() == Nullable.class);
  }

  private static Schema string() {
    return OASFactory.createSchema().addType(SchemaType.STRING);
  }

  private static String tag(Class<?> type) {
    return type.getSimpleName().replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }
}
