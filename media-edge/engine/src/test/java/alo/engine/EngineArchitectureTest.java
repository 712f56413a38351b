package alo.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "alo.engine", importOptions = ImportOption.DoNotIncludeTests.class)
class EngineArchitectureTest {

  @ArchTest
  static final ArchRule pure =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", "alo.contract..", "alo.engine..")
          .because("the engine is thinking, not plumbing: put the plumbing into the edge server");

  @ArchTest
  static final ArchRule noCycles =
      slices()
          .matching("alo.engine.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a package that needs another one back belongs together with it");

  @ArchTest
  static final ArchRule onlyTheFacadeJoins =
      noClasses()
          .that()
          .resideOutsideOfPackage("alo.engine.contactcenter")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("alo.engine.contactcenter")
          .because("contactcenter joins the features; they do not know of it");

  @ArchTest
  static final ArchRule timeAndChanceAreHandedIn =
      noClasses()
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(Thread.class, java.util.Random.class, java.security.SecureRandom.class)
          .because("a decision that can be replayed has no clock, thread or dice of its own");
}
