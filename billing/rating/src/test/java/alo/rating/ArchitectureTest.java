package alo.rating;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "alo.rating", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule noCycles =
      slices()
          .matching("alo.rating.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a price is found, applied and added up in that order: deck, charge, invoice");

  @ArchTest
  static final ArchRule pure =
      classes()
          .that()
          .resideInAPackage("alo.rating..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", "alo.contract..", "alo.rating..")
          .because("rating is a pure jar: stores, frameworks and clocks belong to the servers");

  @ArchTest
  static final ArchRule noClock =
      com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses()
          .should()
          .callMethod(java.time.Instant.class, "now")
          .because("time is handed in, so that a bill can be computed again in ten years");
}
