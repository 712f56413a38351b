package alo.edge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "alo.edge", importOptions = ImportOption.DoNotIncludeTests.class)
class EdgeArchitectureTest {
  @ArchTest
  static final ArchRule NO_CYCLES =
      slices()
          .matching("alo.edge.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a feature that needs another one's insides belongs to it, or wants a port");

  @ArchTest
  static final ArchRule ASTERISK_HAS_ONE_IMPORTER =
      noClasses()
          .that()
          .resideOutsideOfPackage("alo.edge.asterisk..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.asteriskjava..")
          .because("Put Asterisk types behind edge.phone; see edge.asterisk's package-info");

  @ArchTest
  static final ArchRule S3_HAS_ONE_IMPORTER =
      noClasses()
          .that()
          .resideOutsideOfPackage("alo.edge.recording.s3..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon..")
          .because("Put the AWS SDK behind edge.recording.ObjectStore");

  @ArchTest
  static final ArchRule TINK_HAS_ONE_IMPORTER =
      noClasses()
          .that()
          .resideOutsideOfPackage("alo.edge.recording..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.google.crypto..")
          .because("Only recordings are encrypted at the edge");

  @ArchTest
  static final ArchRule SQLITE_HAS_ONE_IMPORTER =
      noClasses()
          .that()
          .resideOutsideOfPackage("alo.edge.sqlite..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.sqlite..")
          .because("Open files by edge.sqlite.SqliteFile, and ask them by java.sql");

  @ArchTest
  static final ArchRule NOBODY_READS_THE_CLOCK =
      noClasses()
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .because("Time is handed in as an InstantSource; tests move it");

  @ArchTest
  static final ArchRule NOTHING_SLEEPS =
      noClasses()
          .should()
          .callMethod(Thread.class, "sleep", long.class)
          .because("A wait has a condition and a deadline");
}
