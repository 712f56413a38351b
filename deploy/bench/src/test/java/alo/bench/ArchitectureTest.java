package alo.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

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
  static final ArchRule tableKnowsNoMeasurement =
      noClasses()
          .that()
          .resideInAPackage("alo.bench")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("alo.bench.chain..")
          .because("measurements join as services; see Measurement");
}
