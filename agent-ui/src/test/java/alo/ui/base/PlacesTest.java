package alo.ui.base;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The navigation")
class PlacesTest {
  @Test
  @DisplayName("each place is a view that is open to exactly the permissions that show the place")
  void placesAreViews() {
    Map<String, Set<String>> views =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("alo.ui")
                .stream()
                .filter(
                    c -> c.isAnnotatedWith(Route.class) && c.isAnnotatedWith(RolesAllowed.class))
                .collect(
                    Collectors.toMap(
                        c -> c.getAnnotationOfType(Route.class).value(), PlacesTest::allowed));
    for (Place place : Place.ALL_PLACES) {
      assertThat(views.get(place.path())).as(place.path()).isEqualTo(place.allowed());
    }
  }

  private static Set<String> allowed(JavaClass view) {
    return Set.of(view.getAnnotationOfType(RolesAllowed.class).value());
  }
}
