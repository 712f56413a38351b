package alo.tenants.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.contract.value.Language;
import alo.tenants.testing.FakeIdentities;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PeopleTest {
  private static final TenantId HERE = new TenantId("here1");
  private static final TenantId THERE = new TenantId("there1");
  private static final String MAIL = "ana@example.test";

  private final FakeIdentities identities = new FakeIdentities();
  private final People people = new People();
  private boolean takenBack;

  @BeforeEach
  void organisations() {
    people.identities = identities;
    identities.createOrganisation(HERE, "Here");
    identities.createOrganisation(THERE, "There");
  }

  @Test
  @DisplayName("[W2] who comes from another tenant and is not entered belongs to that one only")
  void takesBackAMembership() {
    AgentId ana = identities.createUser("Ana", MAIL, Language.VI);
    identities.addMember(THERE, ana);
    fails();
    assertThat(identities.isMember(HERE, ana)).isFalse();
    assertThat(identities.isMember(THERE, ana)).isTrue();
    assertThat(identities.findUser(MAIL)).contains(ana);
  }

  @Test
  @DisplayName("who was a member already stays one, a new user is gone again")
  void leavesWhatWas() {
    fails();
    assertThat(identities.findUser(MAIL)).isEmpty();
    AgentId ana = identities.createUser("Ana", MAIL, Language.VI);
    identities.addMember(HERE, ana);
    fails();
    assertThat(identities.isMember(HERE, ana)).isTrue();
  }

  @Test
  @DisplayName("[W2][D5] who has a log-in already is a member only when he says so himself")
  void waitsForConsent() {
    AgentId ana = identities.createUser("Ana", MAIL, Language.VI);
    identities.addMember(THERE, ana);
    assertThat(joins()).isEqualTo(ana);
    assertThat(identities.isMember(HERE, ana)).isFalse();
    assertThat(identities.invited()).as("a password he has").isEmpty();
    identities.accept(HERE, ana);
    assertThat(identities.isMember(HERE, ana)).isTrue();
    identities.removeMember(THERE, ana);
    assertThat(joins()).as("a member is asked no more").isEqualTo(ana);
    assertThat(identities.isAsked(HERE, ana)).isFalse();
  }

  @Test
  @DisplayName("[W2] who can not be asked is not entered")
  void takesBackWhoIsNotAsked() {
    identities.createUser("Ana", MAIL, Language.VI);
    identities.failAt("ask");
    assertThatThrownBy(this::joins).isInstanceOf(IdentityProviderException.class);
    assertThat(takenBack).isTrue();
    assertThat(identities.findUser(MAIL)).isPresent();
  }

  private AgentId joins() {
    return people.joined(
        HERE,
        "Ana",
        MAIL,
        Language.VI,
        new People.Entry<>() {
          @Override
          public AgentId enter(AgentId user) {
            return user;
          }

          @Override
          public void takeBack(AgentId user) {
            takenBack = true;
          }
        });
  }

  private void fails() {
    assertThatThrownBy(
            () ->
                people.joined(
                    HERE,
                    "Ana",
                    MAIL,
                    Language.VI,
                    new People.Entry<AgentId>() {
                      @Override
                      public AgentId enter(AgentId user) {
                        throw new IllegalStateException("Told to fail");
                      }

                      @Override
                      public void takeBack(AgentId user) {
                        throw new AssertionError("There is no entry to take back");
                      }
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(identities.invited()).isEmpty();
  }
}
