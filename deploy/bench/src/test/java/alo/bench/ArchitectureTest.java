package alo.bench;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "alo", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule nobodyNeedsBenchmarks =
      noClasses()
          .that()
          .resideOutsideOfPackage("alo.bench..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("alo.bench..", "org.openjdk.jmh..")
          .because("the product runs without its benchmarks");

  @ArchTest
  static final ArchRule noCycles =
      slices()
          .matching("alo.(**)")
          .that(describe("are benchmarks", slice -> slice.getNamePart(1).startsWith("bench")))
          .should()
          .beFreeOfCycles()
          .because("a measurement knows the table's words, the table no measurement");

  @ArchTest
  static final ArchRule tableKnowsNoMeasurement =
      noClasses()
          .that()
          .resideInAPackage("alo.bench")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("alo.bench.chain..")
          .because("measurements join as services; see Measurement");
}
