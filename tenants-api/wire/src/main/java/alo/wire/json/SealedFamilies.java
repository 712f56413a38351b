package alo.wire.json;

import alo.contract.id.Id;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Tags the members of the contract's sealed interfaces, so that the contract needs no annotations
/// and a new member needs no registration.
final class SealedFamilies extends NopAnnotationIntrospector {
  private static final String TAG = "type";

  @Override
  public Version version() {
    return Version.unknownVersion();
  }

  @Override
  public @Nullable TypeResolverBuilder<?> findTypeResolver(
      MapperConfig<?> config, AnnotatedClass type, JavaType base) {
    if (!isTagged(type.getRawType())) {
      return null;
    }
    return new StdTypeResolverBuilder()
        .init(
            JsonTypeInfo.Value.construct(
                JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, TAG, null, false, false),
            null);
  }

  @Override
  public @Nullable List<NamedType> findSubtypes(Annotated annotated) {
    Class<?> type = annotated.getRawType();
    if (!type.isSealed() || !isTagged(type)) {
      return null;
    }
    List<NamedType> members = new ArrayList<>();
    collect(type, members);
    return members;
  }

  @Override
  public @Nullable String findTypeName(AnnotatedClass type) {
    Class<?> raw = type.getRawType();
    return raw.isRecord() && isTagged(raw) ? tag(raw) : null;
  }

  private static void collect(Class<?> family, List<NamedType> members) {
    for (Class<?> permitted : family.getPermittedSubclasses()) {
      if (permitted.isSealed()) {
        collect(permitted, members);
      } else {
        members.add(new NamedType(permitted, tag(permitted)));
      }
    }
  }

  private static boolean isTagged(Class<?> type) {
    if (!type.getName().startsWith("alo.") || Id.class.isAssignableFrom(type) || type.isEnum()) {
      return false;
    }
    if (type.isInterface()) {
      return type.isSealed();
    }
    for (Class<?> parent : type.getInterfaces()) {
      if (parent.isSealed() && parent.getName().startsWith("alo.")) {
        return true;
      }
    }
    return false;
  }

  private static String tag(Class<?> type) {
    return type.getSimpleName().replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }
}
