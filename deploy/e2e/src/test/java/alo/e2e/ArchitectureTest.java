package alo.e2e;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "alo.e2e")
class ArchitectureTest {
  @ArchTest
  static final ArchRule NO_CYCLES = slices().matching("alo.e2e.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule FROM_OUTSIDE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("alo.tenants..", "alo.edge..", "alo.billing..", "alo.ui..")
          .because("stories know the system as its users do: by its addresses");
}
