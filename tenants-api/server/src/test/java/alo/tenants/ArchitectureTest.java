package alo.tenants;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;

@AnalyzeClasses(packages = "alo.tenants", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule FEATURES_HAVE_NO_CYCLES =
      slices().matching("alo.tenants.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule TINK_STAYS_IN_ITS_PACKAGE =
      only("com.google.crypto.tink..", "alo.tenants.platform.tink..");

  @ArchTest
  static final ArchRule AWS_STAYS_IN_ITS_PACKAGE =
      only("software.amazon..", "alo.tenants.interaction.s3..");

  @ArchTest
  static final ArchRule LIBPHONENUMBER_STAYS_IN_ITS_PACKAGE =
      only("com.google.i18n..", "alo.tenants.number..");

  @ArchTest
  static final ArchRule MAIL_STAYS_IN_ITS_PACKAGE =
      only("io.quarkus.mailer..", "alo.tenants.mail..");

  @ArchTest
  static final ArchRule THE_ENGINE_VALIDATES_FLOWS_ONLY =
      only("alo.engine..", "alo.tenants.flow..");

  @ArchTest
  static final ArchRule NOBODY_COMPILES_AGAINST_ANOTHER_SERVER =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("alo.edge..", "alo.billing..", "alo.ui..")
          .because("servers talk in contract records over HTTP and WebSocket");

  @ArchTest
  static final ArchRule ENTITIES_STAY_AT_HOME =
      classes()
          .that()
          .areAnnotatedWith(Entity.class)
          .should()
          .bePackagePrivate()
          .because("the contract record is the API shape; see toContract()");

  @ArchTest
  static final ArchRule THE_CLOCK_IS_HANDED_IN =
      noClasses()
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.LocalDate.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .because("inject the InstantSource of wire.time");

  /// Nobody is logged in when the clock calls.
  @ArchTest
  static final ArchRule WHAT_THE_CLOCK_CALLS_ASKS_FOR_NO_ROLE =
      methods()
          .that()
          .areAnnotatedWith(Scheduled.class)
          .should()
          .beDeclaredInClassesThat()
          .areNotAnnotatedWith(RolesAllowed.class);

  private static ArchRule only(String vendor, String home) {
    return noClasses()
        .that(
            DescribedPredicate.describe(
                "are outside " + home,
                (JavaClass c) -> !(c.getPackageName() + ".").startsWith(home.replace("..", "."))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(vendor)
        .because("put it behind a port of its feature; see the package-info of " + home);
  }
}
