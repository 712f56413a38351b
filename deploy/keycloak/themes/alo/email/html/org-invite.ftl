<#import "template.ftl" as layout>
<@layout.emailLayout>
${kcSanitize(msg("orgInviteBodyHtml", link, linkExpiration, realmName, organization.name?remove_ending(" (" + organization.alias + ")"), linkExpirationFormatter(linkExpiration)))?no_esc}
</@layout.emailLayout>
