package alo.tenants.tenant;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.Set;

/// How strangers may sign up.
@ConfigMapping(prefix = "alo.sign-up")
public interface SignUpSettings {
  /// Sign-ups from one address of the internet in an hour at most; of IPv6, from one network of 64
  /// bits, since that is what one subscriber has.
  @WithDefault("10")
  int perCallerHourMax();

  /// Sign-ups with one mail address in an hour at most, so that nobody's box is filled.
  @WithDefault("3")
  int perMailHourMax();

  /// Sign-ups with mail addresses of one domain in an hour at most.
  @WithDefault("100")
  int perDomainHourMax();

  /// Domains of mail for everybody: they have no such limit, or few strangers could shut out all
  /// who have their mail there.
  @WithDefault("gmail.com,yahoo.com,yahoo.com.vn,outlook.com,hotmail.com,live.com,icloud.com")
  Set<String> publicDomains();

  /// How long the link of the mail is good, in hours.
  @WithDefault("24")
  int linkHours();

  /// File with domains of throw-away mail addresses, one a line, in place of the list in the
  /// program.
  Optional<String> disposableFile();
}
