package alo.billing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

@AnalyzeClasses(packages = "alo.billing", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule noCycles =
      slices()
          .matching("alo.billing.(**)")
          .should()
          .beFreeOfCycles()
          .because("usage goes to invoice and payment, never back; see the package-infos");

  @ArchTest
  static final ArchRule oneImporterOfStripe =
      noClasses()
          .that()
          .resideOutsideOfPackage("alo.billing.payment.stripe")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.stripe..")
          .because("Put Stripe's types behind PaymentGateway; see payment's package-info");

  @ArchTest
  static final ArchRule entitiesStayInside =
      classes()
          .that()
          .areAnnotatedWith(Entity.class)
          .should()
          .bePackagePrivate()
          .because("a feature gives contract records away, its rows are its own");

  @ArchTest
  static final ArchRule noClock =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .because("time comes from the InstantSource that alo.wire.time produces");
}
