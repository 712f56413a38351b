package alo.ui;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Set;

@AnalyzeClasses(packages = "alo.ui", importOptions = ImportOption.DoNotIncludeTests.class)
class UiArchitectureTest {
  private static final Set<String> SHARED = Set.of("base", "client");

  @ArchTest
  static final ArchRule NO_CYCLES = slices().matching("alo.ui.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule VIEWS_ARE_STRANGERS =
      slices()
          .assignedFrom(new Views())
          .should()
          .notDependOnEachOther()
          .because("A view uses base, client and the contract; lead to another view by its path");

  @ArchTest
  static final ArchRule HTTP_BEHIND_CLIENT =
      noClasses()
          .that()
          .resideOutsideOfPackage("alo.ui.client..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.net.http..")
          .because("Other servers are behind client; see its package-info");

  @ArchTest
  static final ArchRule CSV_HAS_ONE_IMPORTER =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("alo.ui.workforce.RowSheet")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("de.siegmar.fastcsv..")
          .because("Write sheets by workforce.RowSheet; the control plane reads them");

  @ArchTest
  static final ArchRule THE_FORM_IS_PURE =
      noClasses()
          .that()
          .haveSimpleNameStartingWith("MenuForm")
          .or()
          .haveSimpleName("MenuReader")
          .or()
          .haveSimpleName("Board")
          .or()
          .haveSimpleName("Chosen")
          .or()
          .haveSimpleName("Sought")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.vaadin..", "io.quarkus..", "jakarta..")
          .because("What a form means is tested without a page");

  /// One slice for each view package.
  private static final class Views implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      String[] parts = type.getPackageName().split("\\.", -1);
      return !type.getPackageName().startsWith("alo.ui.") || SHARED.contains(parts[2])
          ? SliceIdentifier.ignore()
          : SliceIdentifier.of(parts[2]);
    }

    @Override
    public String getDescription() {
      return "views";
    }
  }
}
