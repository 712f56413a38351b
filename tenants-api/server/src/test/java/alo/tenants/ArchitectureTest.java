package alo.tenants;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import alo.tenants.identity.TicketKeys;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.ws.rs.HttpMethod;
import java.util.Map;

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
  static final ArchRule CSV_STAYS_IN_ITS_PACKAGE =
      only("de.siegmar.fastcsv..", "alo.tenants.workforce..");

  @ArchTest
  static final ArchRule THE_ENGINE_VALIDATES_FLOWS_AND_RECKONS_DAYS_ONLY =
      noClasses()
          .that()
          .resideOutsideOfPackages("alo.tenants.flow..", "alo.tenants.workforce..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("alo.engine..")
          .because("the engine decides calls at the edge; here it checks flows and reckons days");

  @ArchTest
  static final ArchRule OF_THE_ENGINE_PEOPLE_KNOW_THE_CALENDAR_ONLY =
      noClasses()
          .that()
          .resideInAPackage("alo.tenants.workforce..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("alo.engine..").and(not(resideInAPackage("alo.engine.calendar.."))))
          .because("agents and calls are matched at the edge");

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

  /// Who may do it stands at the operation or at its resource, in words of the catalogue or of the
  /// realm. What stands open or asks for any token only is told here, with its reason.
  private static final Map<String, String> OPEN =
      Map.of(
          "SignUpResource.request", "a stranger has no token",
          "SignUpResource.verify", "the link of his mail is what a stranger has",
          "CalendarFeedResource.file",
              "calendar programs can not log in; a secret address is asked",
          "MediaResource.audio", "a signed pass is asked, which only a permitted person gets",
          "MeResource.me", "everybody may ask who he is");

  @ArchTest
  static final ArchRule EVERY_OPERATION_SAYS_WHO_MAY =
      methods()
          .that(
              DescribedPredicate.describe(
                  "are operations",
                  (JavaMethod m) ->
                      m.getAnnotations().stream()
                          .anyMatch(a -> a.getRawType().isMetaAnnotatedWith(HttpMethod.class))))
          .should(
              new ArchCondition<JavaMethod>("say who may, or be told as open") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                  boolean asks =
                      method.isAnnotatedWith(RolesAllowed.class)
                          || method.getOwner().isAnnotatedWith(RolesAllowed.class)
                              && !method.isAnnotatedWith(PermitAll.class)
                              && !method.isAnnotatedWith(Authenticated.class);
                  String name = method.getOwner().getSimpleName() + "." + method.getName();
                  if (asks == OPEN.containsKey(name)) {
                    events.add(SimpleConditionEvent.violated(method, name + ": asks " + asks));
                  }
                }
              })
          .because("an operation without a check is open to everybody; see Permit");

  /// A socket has no operation's check: it is opened with a ticket, or with an edge's key.
  @ArchTest
  static final ArchRule EVERY_SOCKET_ASKS_FOR_A_TICKET_OR_AN_EDGES_KEY =
      classes()
          .that()
          .areAnnotatedWith(ServerEndpoint.class)
          .should(
              new ArchCondition<JavaClass>("open tickets or be under /edge/") {
                @Override
                public void check(JavaClass socket, ConditionEvents events) {
                  boolean asks =
                      socket.getAnnotationOfType(ServerEndpoint.class).value().startsWith("/edge/")
                          || socket.getMethodCallsFromSelf().stream()
                                  .anyMatch(c -> c.getTarget().getName().equals("openTicket"))
                              && socket.getMethodCallsFromSelf().stream()
                                  .anyMatch(
                                      c -> c.getTargetOwner().isEquivalentTo(TicketKeys.class));
                  if (!asks) {
                    events.add(SimpleConditionEvent.violated(socket, socket.getName()));
                  }
                }
              });

  /// They would pass the checks by: no filter of tenants or permissions sees them.
  @ArchTest
  static final ArchRule NO_ROUTES_BESIDE_THE_RESOURCES =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("io.vertx.ext.web.Router")
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("io.quarkus.vertx.web..", "io.quarkus.websockets.next..");

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
