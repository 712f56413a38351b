package alo.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "alo.local", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule NO_CYCLES =
      slices()
          .matching("alo.local.(**)")
          .should()
          .beFreeOfCycles()
          .because("Parts are started by system, which alone knows them all");

  @ArchTest static final ArchRule POSTGRES = only("io.zonky..", "alo.local.postgres");

  @ArchTest static final ArchRule STORE = only("org.gaul..", "alo.local.store");

  @ArchTest static final ArchRule MAILS = only("com.icegreen..", "alo.local.mail");

  @ArchTest static final ArchRule KEYS = only("com.google.crypto.tink..", "alo.local.settings");

  private static ArchRule only(String vendor, String importer) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(importer)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(vendor)
        .because("Only " + importer + " knows this vendor; see its package-info");
  }
}
