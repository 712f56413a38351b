package alo.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "alo.contract", importOptions = ImportOption.DoNotIncludeTests.class)
class ContractArchitectureTest {
  @ArchTest
  static final ArchRule PURE =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", "alo.contract..")
          .because("The contract is words only; the codec is in alo.wire.json");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices()
          .matching("alo.contract.(*)..")
          .should()
          .beFreeOfCycles()
          .because("A word that two packages need belongs into value or id");
}
