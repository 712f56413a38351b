package alo.wire;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "alo.wire", importOptions = ImportOption.DoNotIncludeTests.class)
class WireArchitectureTest {
  @ArchTest
  static final ArchRule NO_CYCLES = slices().matching("alo.wire.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule CODEC_BEHIND_JSON =
      noClasses()
          .that()
          .resideOutsideOfPackages("alo.wire.json..", "alo.wire.problem..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml.jackson..")
          .because("Only json knows the codec; problem names the codec's exceptions");
}
